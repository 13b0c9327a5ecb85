namespace MlopsLab.Registry.Domain.Gates;

/// <summary>What one gate, or one part of it, found.</summary>
/// <param name="Words">Value, limit and what is missing, as a sentence without its full stop.</param>
internal sealed record GateFinding(string Gate, GateOutcome Outcome, string Words)
{
    public double? Value { get; init => field = Known(value); }

    public double? Low { get; init => field = Known(value); }

    public double? High { get; init => field = Known(value); }

    public double? Limit { get; init => field = Known(value); }

    /// <summary>How many rows (live answers, timed rows) it judged by.</summary>
    public long? Rows { get; init; }

    /// <summary>How many would be needed to say it; only where it cannot.</summary>
    public long? Needed { get; init; }

    /// <summary>What is counted: rows, live answers, repetitions.</summary>
    public string Unit { get; init; } = "rows";

    public IReadOnlyList<GateFinding> Parts { get; init; } = [];

    /// <summary>With the policy's say on it.</summary>
    public bool MayOverride { get; init; }

    /// <summary>It keeps the version from serving: it fails, or cannot say where the policy wants to know.</summary>
    public bool Blocks { get; init; }

    /// <summary>It cannot say, or fails, and the policy wants a person to decide.</summary>
    public bool Asks { get; init; }

    // JSON has no word for the others.
    private static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}

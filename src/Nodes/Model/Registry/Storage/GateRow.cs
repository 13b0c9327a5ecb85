namespace MlopsLab.Registry.Storage;

internal sealed record GateRow
{
    public long Id { get; init; }

    public string Model { get; init; } = "";

    public long Number { get; init; }

    public string Verdict { get; init; } = "";

    /// <summary>The report as JSON; null for an override.</summary>
    public string? Report { get; init; }

    /// <summary>The gates that are overridden, as JSON; null for a report.</summary>
    public string? Gates { get; init; }

    public string MadeBy { get; init; } = "";

    public string Why { get; init; } = "";

    public long MadeAt { get; init; }
}

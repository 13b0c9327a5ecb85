namespace MlopsLab.Rollouts.Storage;

internal sealed record LedgerRow
{
    public string RolloutId { get; init; } = "";

    public string Phase { get; init; } = "";

    public long Step { get; init; }

    public double Weight { get; init; }

    public long? SplitEpoch { get; init; }

    public string Fact { get; init; } = "";

    public string Reason { get; init; } = "";

    public string MadeBy { get; init; } = "";

    public long MadeAt { get; init; }

    /// <summary>What was known when the line was written, as JSON; empty before the first traffic.</summary>
    public string Evidence { get; init; } = "";
}

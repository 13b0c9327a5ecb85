namespace MlopsLab.Statistics;

/// <summary>Requests and hits (errors, fallbacks, positive decisions) of both sides over the same stretch of time.</summary>
/// <param name="Canary">Requests the canary answered, ≥ 0.</param>
/// <param name="CanaryHits">Hits among them.</param>
/// <param name="Stable">Requests the stable version answered, ≥ 0.</param>
/// <param name="StableHits">Hits among them.</param>
public readonly record struct RateBlock(long Canary, long CanaryHits, long Stable, long StableHits)
{
    /// <summary>Both stretches as one.</summary>
    public RateBlock Add(RateBlock other) =>
        new(Canary + other.Canary, CanaryHits + other.CanaryHits, Stable + other.Stable, StableHits + other.StableHits);
}

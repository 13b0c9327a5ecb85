using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Online;

/// <summary>What one round trip to Redis brought: the state of each entity and, perhaps, an earlier answer.</summary>
/// <param name="Trouble">Why states that were asked for may be missing, null when they may not.</param>
/// <param name="Damaged">There was an earlier answer, and it is not what was written there.</param>
internal readonly record struct LookUp(EntityState?[] States, CachedScore? Cached, string? Trouble, bool Damaged = false)
{
    /// <param name="featureHash">Of the features now.</param>
    public CacheOutcome OutcomeFor(ulong featureHash) => Cached switch
    {
        null => Damaged ? CacheOutcome.Damaged : CacheOutcome.Miss,
        var hit => hit.Value.FeatureHash == featureHash ? CacheOutcome.Hit : CacheOutcome.Stale,
    };
}

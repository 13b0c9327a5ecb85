using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Online;

/// <summary>What one round trip to Redis brought: the state of each entity and, perhaps, an earlier answer.</summary>
/// <param name="Trouble">Why states that were asked for may be missing, null when they may not.</param>
internal readonly record struct LookUp(EntityState?[] States, CachedScore? Cached, string? Trouble);

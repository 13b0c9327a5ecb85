using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Online;

/// <summary>What one round trip to Redis brought: the state of each entity and, perhaps, an earlier answer.</summary>
/// <param name="Available">False when states were asked for and Redis did not answer in time; they are then all null.</param>
internal readonly record struct LookUp(EntityState?[] States, CachedScore? Cached, bool Available);

namespace MlopsLab.Contracts.Rollouts;

/// <summary>A version is about to meet traffic as the canary beside the stable one.</summary>
[Event("rollout.started", version: 1)]
public sealed record RolloutStarted(
    Guid RolloutId,
    string Model,
    string Version,
    string ArtifactHash,
    string StableVersion,
    double Weight,
    DateTimeOffset At);

namespace MlopsLab.Contracts.Rollouts;

/// <summary>A paused rollout goes on from the step it was in.</summary>
[Event("rollout.resumed", version: 1)]
public sealed record RolloutResumed(
    Guid RolloutId,
    string Model,
    string Version,
    string Reason,
    DateTimeOffset At);

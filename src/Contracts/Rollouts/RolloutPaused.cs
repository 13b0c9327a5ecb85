namespace MlopsLab.Contracts.Rollouts;

/// <summary>The canary keeps its share until somebody resumes, promotes or aborts.</summary>
[Event("rollout.paused", version: 1)]
public sealed record RolloutPaused(
    Guid RolloutId,
    string Model,
    string Version,
    string Reason,
    DateTimeOffset At);

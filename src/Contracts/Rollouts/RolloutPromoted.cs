namespace MlopsLab.Contracts.Rollouts;

/// <summary>The canary won: its version is to become the champion.</summary>
[Event("rollout.promoted", version: 1)]
public sealed record RolloutPromoted(
    Guid RolloutId,
    string Model,
    string Version,
    string Reason,
    DateTimeOffset At);

namespace MlopsLab.Contracts.Rollouts;

/// <summary>The canary's share of the traffic changed; weight is from 0 to 1.</summary>
[Event("rollout.stepped", version: 1)]
public sealed record RolloutStepped(
    Guid RolloutId,
    string Model,
    string Version,
    int Step,
    double Weight,
    DateTimeOffset At);

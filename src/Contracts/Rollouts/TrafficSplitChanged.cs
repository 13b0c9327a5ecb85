namespace MlopsLab.Contracts.Rollouts;

/// <summary>Which share of a model's requests goes to the canary from now on; a higher epoch wins over a lower one.</summary>
[Event("traffic.split.changed", version: 1)]
public sealed record TrafficSplitChanged(
    string Model,
    long Epoch,
    double CanaryWeight,
    string? CanaryVersion,
    Guid? RolloutId,
    DateTimeOffset At);

namespace MlopsLab.Contracts.Rollouts;

/// <summary>Which share of a model's requests goes to the canary from now on, and of which share a shadow gets a copy; a higher epoch wins over a lower one.</summary>
/// <param name="ShadowVersion">The version that is asked after the caller was answered, null for none.</param>
/// <param name="ShadowShare">Of the requests, 0 to 1.</param>
[Event("traffic.split.changed", version: 1)]
public sealed record TrafficSplitChanged(
    string Model,
    long Epoch,
    double CanaryWeight,
    string? CanaryVersion,
    Guid? RolloutId,
    DateTimeOffset At,
    string? ShadowVersion = null,
    double ShadowShare = 0);

namespace MlopsLab.Contracts.Rollouts;

/// <summary>The canary lost or was called off, so the stable version has all the traffic again.</summary>
[Event("rollout.aborted", version: 1)]
public sealed record RolloutAborted(
    Guid RolloutId,
    string Model,
    string Version,
    string Reason,
    DateTimeOffset At);

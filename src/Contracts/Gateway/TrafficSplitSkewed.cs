namespace MlopsLab.Contracts.Gateway;

/// <summary>The canary answers another share of the users than the split wants; told again every minute while it stays so.</summary>
/// <param name="Epoch">Of the split that is not kept.</param>
/// <param name="Wanted">The canary's share, 0 to 1.</param>
/// <param name="Entities">Users (or whatever the split is sticky by) seen since the split began, each counted once.</param>
/// <param name="CanaryEntities">Those whose first answer was the canary's.</param>
/// <param name="LogEvidence">Natural logarithm of the e-value against the wanted share.</param>
[Event("traffic.split.skewed", version: 1)]
public sealed record TrafficSplitSkewed(
    string Model,
    long Epoch,
    double Wanted,
    long Entities,
    long CanaryEntities,
    double LogEvidence,
    DateTimeOffset At);

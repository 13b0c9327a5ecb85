namespace MlopsLab.Rollouts.Domain;

/// <summary>The version that becomes the canary, and the champion it is compared with.</summary>
internal sealed record StartTarget(RegisteredVersion Version, RegisteredAlias Champion);

namespace MlopsLab.Rollouts.Domain;

internal sealed record RegisteredAlias(string Version, long Epoch);

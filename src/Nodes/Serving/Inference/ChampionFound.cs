namespace MlopsLab.Inference;

internal sealed record ChampionFound(string Model, string Version, string ArtifactHash, long Epoch);

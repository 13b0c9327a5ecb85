namespace MlopsLab.Inference.Endpoints;

internal sealed record LoadedView(string Model, string Version, string ArtifactHash, DateTimeOffset LoadedAt, string Role, bool Current);

namespace MlopsLab.Inference.Storage;

internal sealed record LoadedRow
{
    public string Model { get; init; } = "";

    public string Version { get; init; } = "";

    public string ArtifactHash { get; init; } = "";

    public long LoadedAt { get; init; }
}

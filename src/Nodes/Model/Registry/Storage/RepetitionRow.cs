namespace MlopsLab.Registry.Storage;

internal sealed record RepetitionRow
{
    public string RunId { get; init; } = "";

    public string OfRun { get; init; } = "";

    public string ArtifactHash { get; init; } = "";

    public long MadeAt { get; init; }
}

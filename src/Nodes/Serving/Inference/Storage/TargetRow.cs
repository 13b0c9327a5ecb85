namespace MlopsLab.Inference.Storage;

internal sealed record TargetRow
{
    public string Model { get; init; } = "";

    public string Version { get; init; } = "";

    public string ArtifactHash { get; init; } = "";

    public long Rank { get; init; }

    public string State { get; init; } = "";

    public long Reported { get; init; }
}

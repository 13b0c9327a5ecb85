namespace MlopsLab.Registry.Mlflow.Tracking;

internal sealed record RunRow
{
    public string Id { get; init; } = "";

    public long Experiment { get; init; }

    public string Name { get; init; } = "";

    public string UserId { get; init; } = "";

    public string Status { get; init; } = "";

    public string Stage { get; init; } = "";

    public string ArtifactUri { get; init; } = "";

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }
}

namespace MlopsLab.Registry.Mlflow.Tracking;

internal sealed record ExperimentRow
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string ArtifactLocation { get; init; } = "";

    public string Stage { get; init; } = "";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }
}

using System.Text.Json;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

internal sealed record VersionRow
{
    public const string Columns = """
        model AS Model, number AS Number, run_id AS RunId, status AS Status, artifact_hash AS ArtifactHash,
        artifact_bytes AS ArtifactBytes, snapshot_id AS SnapshotId, feature_view AS FeatureView, learner AS Learner,
        metrics AS Metrics, created_at AS CreatedAt, updated_at AS UpdatedAt, description AS Description, stage AS Stage,
        outside AS Outside, source AS Source, run_link AS RunLink, code AS Code, threshold AS Threshold
        """;

    public string Model { get; init; } = "";

    public long Number { get; init; }

    public string RunId { get; init; } = "";

    public string Status { get; init; } = "";

    public string ArtifactHash { get; init; } = "";

    public long ArtifactBytes { get; init; }

    public string SnapshotId { get; init; } = "";

    public string FeatureView { get; init; } = "";

    public string Learner { get; init; } = "";

    public string Metrics { get; init; } = "{}";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public string Description { get; init; } = "";

    public string Stage { get; init; } = "None";

    public long Outside { get; init; }

    public string Source { get; init; } = "";

    public string RunLink { get; init; } = "";

    public string Code { get; init; } = "";

    public double? Threshold { get; init; }

    public static VersionRow Of(ModelVersion version) => new()
    {
        Model = version.Model,
        Number = version.Number,
        RunId = version.RunId,
        Status = version.Status.ToString(),
        ArtifactHash = version.ArtifactHash,
        ArtifactBytes = version.ArtifactBytes,
        SnapshotId = version.SnapshotId,
        FeatureView = version.View,
        Learner = version.Learner,
        Metrics = JsonSerializer.Serialize(version.Metrics),
        CreatedAt = version.CreatedAt.ToUnixTimeMilliseconds(),
        UpdatedAt = version.UpdatedAt.ToUnixTimeMilliseconds(),
        Description = version.Description,
        Stage = version.Stage,
        Outside = version.IsOutside ? 1 : 0,
        Source = version.Source,
        RunLink = version.RunLink,
        Code = version.Code,
        Threshold = version.Threshold,
    };

    public ModelVersion ToVersion() => new(
        Model,
        Number,
        RunId,
        Enum.Parse<VersionStatus>(Status),
        ArtifactHash,
        ArtifactBytes,
        SnapshotId,
        FeatureView,
        Learner,
        JsonSerializer.Deserialize<Dictionary<string, double>>(Metrics) ?? [],
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt))
    {
        UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt),
        Description = Description,
        Stage = Stage,
        IsOutside = Outside == 1,
        Source = Source,
        RunLink = RunLink,
        Code = Code,
        Threshold = Threshold,
    };
}

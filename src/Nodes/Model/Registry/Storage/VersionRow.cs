using System.Text.Json;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

internal sealed record VersionRow
{
    public const string Columns = """
        model AS Model, number AS Number, run_id AS RunId, status AS Status, artifact_hash AS ArtifactHash,
        artifact_bytes AS ArtifactBytes, snapshot_id AS SnapshotId, feature_view AS FeatureView, learner AS Learner,
        metrics AS Metrics, created_at AS CreatedAt
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
        DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));
}

namespace MlopsLab.Registry.Domain;

internal sealed record ModelVersion(
    string Model,
    long Number,
    string RunId,
    VersionStatus Status,
    string ArtifactHash,
    long ArtifactBytes,
    string SnapshotId,
    string View,
    string Learner,
    IReadOnlyDictionary<string, double> Metrics,
    DateTimeOffset CreatedAt)
{
    public string Version => VersionNumber.Text(Number);
}

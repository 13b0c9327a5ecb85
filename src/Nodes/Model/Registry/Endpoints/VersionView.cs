using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Endpoints;

internal sealed record VersionView(
    string Name,
    string Version,
    IReadOnlyList<string> Aliases,
    VersionStatus Status,
    double? Auc,
    IReadOnlyDictionary<string, double> Metrics,
    string ArtifactHash,
    long ArtifactBytes,
    string RunId,
    string SnapshotId,
    string View,
    string Learner,
    DateTimeOffset CreatedAt)
{
    public static VersionView Of(ModelVersion version, IEnumerable<AliasRow> aliases) => new(
        version.Model,
        version.Version,
        [.. aliases.Where(alias => alias.Model == version.Model && alias.Version == version.Number).Select(alias => alias.Alias)],
        version.Status,
        version.Metrics.TryGetValue("auc", out var auc) ? auc : null,
        version.Metrics,
        version.ArtifactHash,
        version.ArtifactBytes,
        version.RunId,
        version.SnapshotId,
        version.View,
        version.Learner,
        version.CreatedAt);
}

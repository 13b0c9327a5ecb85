using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;
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
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string Description,
    IReadOnlyDictionary<string, string> Tags,
    string Stage,
    bool Deployable,
    LineageView Lineage,
    string Gates)
{
    public static VersionView Of(ModelVersion version, IEnumerable<string> aliases, IEnumerable<TagRow> tags, GateVerdict? gates) => new(
        version.Model,
        version.Version,
        // Who follows one of the lab's aliases loads what it points to, so it is not shown on what the lab does not hold.
        [.. aliases.Where(alias => version.IsDeployable || !AliasName.IsFollowed(alias))],
        version.Status,
        version.Metrics.TryGetValue("auc", out var auc) ? auc : null,
        version.Metrics,
        version.ArtifactHash,
        version.ArtifactBytes,
        version.RunId,
        version.SnapshotId,
        version.View,
        version.Learner,
        version.CreatedAt,
        version.UpdatedAt,
        version.Description,
        Map(tags),
        version.Stage,
        version.IsDeployable,
        LineageView.Of(version),
        VerdictWords.Of(gates));

    public static IReadOnlyDictionary<string, string> Map(IEnumerable<TagRow> tags) => tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
}

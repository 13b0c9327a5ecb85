using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Search;

namespace MlopsLab.Registry.Endpoints;

/// <summary>What a search can ask of a version.</summary>
internal static class VersionFields
{
    public static IEnumerable<object?> Of(VersionView version, Field field) => [field.Kind switch
    {
        FieldKind.Tag => version.Tags.GetValueOrDefault(field.Key),
        FieldKind.Metric => version.Metrics.TryGetValue(field.Key, out var value) ? value : null,
        _ => Attribute(version, field.Key),
    }];

    private static object? Attribute(VersionView version, string key) => key switch
    {
        "name" => version.Name,
        "run_id" => version.RunId,
        "source_path" => version.Lineage.Source,
        "status" => version.Status.ToString().ToLowerInvariant(),
        "learner" => version.Learner,
        "view" => version.View,
        "snapshot" => version.SnapshotId,
        "version_number" => (double?)VersionNumber.Parse(version.Version),
        "creation_timestamp" => (double)version.CreatedAt.ToUnixTimeMilliseconds(),
        "last_updated_timestamp" => (double)version.UpdatedAt.ToUnixTimeMilliseconds(),
        _ => null,
    };
}

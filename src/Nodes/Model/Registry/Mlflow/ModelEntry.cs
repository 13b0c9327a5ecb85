using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow;

/// <summary>A version with what hangs on it.</summary>
internal sealed record ModelEntry(ModelVersion Version, IReadOnlyList<string> Aliases, IReadOnlyList<TagRow> Tags)
{
    public string Source => Version.IsOutside ? Version.Source : LabArtifacts.UriOf(Version.ArtifactHash);

    public IEnumerable<object?> ValuesOf(Field field) => [field.Kind switch
    {
        FieldKind.Tag => Prompts.Of(field, Tags),
        FieldKind.Metric => Version.Metrics.TryGetValue(field.Key, out var value) ? value : null,
        _ => Attribute(field.Key),
    }];

    private object? Attribute(string key) => key switch
    {
        "name" => Version.Model,
        "run_id" => Version.RunId,
        "source_path" => Source,
        "status" => "READY",
        "version_number" => (double)Version.Number,
        "creation_timestamp" => (double)Version.CreatedAt.ToUnixTimeMilliseconds(),
        "last_updated_timestamp" => (double)Version.UpdatedAt.ToUnixTimeMilliseconds(),
        _ => null,
    };
}

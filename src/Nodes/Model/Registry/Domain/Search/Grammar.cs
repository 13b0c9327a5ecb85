namespace MlopsLab.Registry.Domain.Search;

/// <summary>Which fields a search knows, as MLflow has it for each kind of thing.</summary>
/// <param name="Texts">Attributes that are text.</param>
/// <param name="Numbers">Attributes that are numbers.</param>
/// <param name="Lists">Attributes that may be compared with a list.</param>
/// <param name="Kinds">Kinds besides attributes.</param>
/// <param name="Orders">Attributes that results may be ordered by.</param>
internal sealed record Grammar(
    IReadOnlySet<string> Texts, IReadOnlySet<string> Numbers, IReadOnlySet<string> Lists, IReadOnlySet<FieldKind> Kinds, IReadOnlySet<string> Orders)
{
    private static readonly string[] Stamps = ["creation_timestamp", "last_updated_timestamp"];

    public static readonly Grammar Models = new(Set("name"), Set(Stamps), Set(), Of(FieldKind.Tag), Set(["name", "timestamp", .. Stamps]));

    public static readonly Grammar Versions = new(
        Set("name", "run_id", "source_path", "status", "learner", "view", "snapshot"),
        Set(["version_number", .. Stamps]),
        Set("name", "run_id", "source_path"),
        Of(FieldKind.Tag, FieldKind.Metric),
        Set(["name", "version_number", .. Stamps]));

    public static readonly Grammar Experiments = new(
        Set("name"), Set("creation_time", "last_update_time"), Set(), Of(FieldKind.Tag), Set("name", "experiment_id", "creation_time", "last_update_time"));

    public static readonly Grammar Runs = new(
        Set("run_id", "run_name", "status", "user_id", "artifact_uri", "experiment_id"),
        Set("start_time", "end_time"),
        Set("run_id"),
        Of(FieldKind.Tag, FieldKind.Parameter, FieldKind.Metric, FieldKind.Dataset),
        Set("run_id", "run_name", "status", "artifact_uri", "start_time", "end_time", "experiment_id"));

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);

    private static HashSet<FieldKind> Of(params FieldKind[] kinds) => [.. kinds];
}

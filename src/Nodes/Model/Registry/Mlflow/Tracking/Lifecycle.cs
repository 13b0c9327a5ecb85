namespace MlopsLab.Registry.Mlflow.Tracking;

/// <summary>Whether an experiment or a run was deleted, and which of both a search wants.</summary>
internal static class Lifecycle
{
    public const string Active = "active";
    public const string Deleted = "deleted";

    /// <summary>The stages a search shows.</summary>
    public static IReadOnlyList<string> Shown(string? viewType) => viewType?.ToUpperInvariant() switch
    {
        null or "" or "ACTIVE_ONLY" => [Active],
        "DELETED_ONLY" => [Deleted],
        "ALL" => [Active, Deleted],
        _ => throw MlflowException.Invalid($"Invalid view type '{viewType}'. Valid view types are ACTIVE_ONLY, DELETED_ONLY, ALL"),
    };
}

namespace MlopsLab.Registry.Domain;

/// <summary>What the lab serves can't be deleted or renamed under it.</summary>
internal static class RemovalRule
{
    public static Refusal? CheckDelete(ModelVersion version, IEnumerable<string> aliases) =>
        version.IsDeployable && Followed(aliases) is { Length: > 0 } names
            ? new Refusal(
                RefusalKind.Conflict,
                $"Version {version.Version} of {version.Model} is served under the alias {names}",
                "Point the alias to another version first: `lab model alias set`, or `lab model rollback`.")
            : null;

    public static Refusal? CheckRename(string model, IEnumerable<(ModelVersion Version, string Alias)> held)
    {
        var names = Followed(held.Where(one => one.Version.IsDeployable).Select(one => one.Alias));
        return names.Length == 0
            ? null
            : new Refusal(
                RefusalKind.Conflict,
                $"Model {model} is served under its name by the alias {names}",
                "Nodes know a model by its name; register a copy under the new name instead (source models:/<model>/<version>).");
    }

    private static string Followed(IEnumerable<string> aliases) => string.Join(", ", aliases.Where(AliasName.IsFollowed).Distinct().Order(StringComparer.Ordinal));
}

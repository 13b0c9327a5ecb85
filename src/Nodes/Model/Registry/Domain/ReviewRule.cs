namespace MlopsLab.Registry.Domain;

/// <summary>A version an alias points to can't be rejected under it: the alias has to go first.</summary>
internal static class ReviewRule
{
    public static Refusal? CheckReject(ModelVersion version, IReadOnlyList<string> aliases) => aliases switch
    {
        [] => null,
        _ when aliases.Contains(AliasName.Champion) => new Refusal(
            RefusalKind.Conflict,
            $"Version {version.Version} of {version.Model} is the champion",
            $"Bring the earlier champion back first with `lab model rollback {version.Model} --why …`."),
        _ => new Refusal(
            RefusalKind.Conflict,
            $"Version {version.Version} of {version.Model} has the alias {string.Join(", ", aliases)}",
            "Point the alias to another version first."),
    };
}

namespace MlopsLab.Registry.Domain;

/// <summary>A version an alias points to can't be rejected under it: the alias has to go first.</summary>
internal static class ReviewRule
{
    public static Refusal? CheckApprove(ModelVersion version) => version.IsDeployable ? null : NotDeployable(version);

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

    public static Refusal NotDeployable(ModelVersion version) => new(
        RefusalKind.Conflict,
        $"Version {version.Version} of {version.Model} can't be deployed: its artifact is at '{version.Source}', which the lab does not hold",
        "Train the model with `lab train`, or register a copy of a version the lab trained (source models:/<model>/<version>).");
}

namespace MlopsLab.Registry.Domain;

/// <summary>
/// Which versions an alias may point to: any, except for the aliases nodes of the lab follow. Those need one that is not
/// rejected, the champion an approved one, and where the lab serves the model, one whose artifact the lab holds.
/// </summary>
internal static class AliasRule
{
    public static Refusal? Check(ModelVersion version, string alias, bool served)
    {
        if (AliasName.IsFollowed(alias) && !version.IsDeployable)
        {
            // Without a version the lab could serve, the alias is a label for whoever uses the registry from outside.
            return served ? ReviewRule.NotDeployable(version) : null;
        }

        return AliasName.IsFollowed(alias) ? CheckStatus(version, alias) : null;
    }

    /// <summary>The champion of a model the lab serves is replaced, never taken away.</summary>
    public static Refusal? CheckUnset(ModelVersion version, string alias) =>
        alias == AliasName.Champion && version.IsDeployable
            ? new Refusal(
                RefusalKind.Conflict,
                $"Version {version.Version} of {version.Model} serves as its champion, and something has to serve",
                $"Make another version the champion, or bring the one before back with `lab model rollback {version.Model} --why …`.")
            : null;

    private static Refusal? CheckStatus(ModelVersion version, string alias) => version.Status switch
    {
        VersionStatus.Rejected => new Refusal(
            RefusalKind.Conflict,
            $"Version {version.Version} of {version.Model} is rejected",
            $"Choose another version, or approve it again with `lab model approve {version.Model}/{version.Version} --why …`."),
        VersionStatus.Registered when alias == AliasName.Champion => new Refusal(
            RefusalKind.Conflict,
            $"Version {version.Version} of {version.Model} is not approved",
            $"Approve it first with `lab model approve {version.Model}/{version.Version} --why …`."),
        _ => null,
    };
}

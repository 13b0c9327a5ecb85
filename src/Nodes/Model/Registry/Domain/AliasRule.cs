namespace MlopsLab.Registry.Domain;

/// <summary>Which versions an alias may point to: any that is not rejected, and for the champion only an approved one.</summary>
internal static class AliasRule
{
    public static Refusal? Check(ModelVersion version, string alias) => version.Status switch
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

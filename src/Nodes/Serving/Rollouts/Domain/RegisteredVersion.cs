namespace MlopsLab.Rollouts.Domain;

internal sealed record RegisteredVersion(string Version, string Status, string ArtifactHash)
{
    public const string Approved = "approved";
}

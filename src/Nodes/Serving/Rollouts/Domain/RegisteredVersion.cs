namespace MlopsLab.Rollouts.Domain;

internal sealed record RegisteredVersion(string Version, string Status, string ArtifactHash, string? Gates = null)
{
    public const string Approved = "approved";

    /// <summary>The registry's gates keep it from serving.</summary>
    public bool IsBlocked => Gates == "blocked";
}

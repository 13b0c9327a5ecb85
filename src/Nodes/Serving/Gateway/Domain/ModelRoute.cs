namespace MlopsLab.Gateway.Domain;

/// <summary>How the requests for one model are shared out; an epoch of 0 means that nobody ever split them.</summary>
internal sealed record ModelRoute(
    string Model,
    long Epoch,
    double CanaryWeight,
    string? CanaryVersion,
    string? StableVersion,
    string? Salt,
    long StableLoadedAt = 0,
    string? ShadowVersion = null,
    double ShadowShare = 0)
{
    public static ModelRoute New(string model) => new(model, Epoch: 0, CanaryWeight: 0, CanaryVersion: null, StableVersion: null, Salt: null);

    public string? VersionAt(Target target) => target == Target.Canary ? CanaryVersion : StableVersion;
}

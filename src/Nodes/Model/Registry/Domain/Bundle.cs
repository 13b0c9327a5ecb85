namespace MlopsLab.Registry.Domain;

/// <summary>What is released and rolled back as one: the model, the feature view it reads, its threshold, and the epoch its cached answers belong to.</summary>
internal sealed record Bundle(string Version, string ArtifactHash, string View, double? Threshold, long CacheEpoch)
{
    public static Bundle Of(ModelVersion version, long epoch) => new(version.Version, version.ArtifactHash, version.View, version.Threshold, epoch);
}

using MlopsLab.Learning;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry;

/// <summary>Reads from a stored artifact at which score it decides.</summary>
internal sealed class ArtifactThreshold(ArtifactStore artifacts)
{
    /// <summary>Null when the artifact is none of the lab's format: the version is still one, its threshold just is not known here.</summary>
    public async Task<double?> FindAsync(string hash, CancellationToken ct)
    {
        await using var content = (await artifacts.OpenAsync(hash, ct)).Content;
        if (content is null || content.Length > ModelArtifact.MaxBytes)
        {
            return null;
        }

        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, ct);
        return ModelArtifact.Read(bytes).Artifact?.Threshold;
    }
}

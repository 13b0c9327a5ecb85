using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Storage;
using MlopsLab.Learning;

namespace MlopsLab.Inference;

/// <summary>Makes a version ready: from the shelf, else from this node's files, else from the registry; verified, read, warmed up.</summary>
internal sealed class ModelLoader(Shelf shelf, ArtifactFiles files, RegistryClient registry, TimeProvider clock)
{
    public async Task<LoadedModel> LoadAsync(TargetRow target, CancellationToken ct) =>
        shelf.Find(target.Model, target.Version) is { } ready && ready.ArtifactHash == target.ArtifactHash
            ? ready with { LoadedAt = clock.GetUtcNow() }
            : Ready(target.Model, target.Version, target.ArtifactHash, clock.GetUtcNow(), await BytesAsync(target.ArtifactHash, ct));

    /// <summary>From this node's files only; null when they are gone or damaged.</summary>
    public async Task<LoadedModel?> RestoreAsync(LoadedRow row, CancellationToken ct) => await files.FindAsync(row.ArtifactHash, ct) is { } bytes
        ? Ready(row.Model, row.Version, row.ArtifactHash, DateTimeOffset.FromUnixTimeMilliseconds(row.LoadedAt), bytes)
        : null;

    private async Task<byte[]> BytesAsync(string hash, CancellationToken ct)
    {
        if (!ArtifactFiles.IsHash(hash))
        {
            throw new LoadRefusedException($"'{hash}' is no SHA-256 in lower-case hex.");
        }

        if (await files.FindAsync(hash, ct) is { } kept)
        {
            return kept;
        }

        var bytes = await registry.ArtifactAsync(hash, ct);
        await files.SaveAsync(hash, bytes, ct);
        return bytes;
    }

    private static LoadedModel Ready(string model, string version, string hash, DateTimeOffset at, byte[] bytes)
    {
        var reading = ModelArtifact.Read(bytes);
        var artifact = reading.Artifact ?? throw new LoadRefusedException(reading.Refusal ?? "The artifact cannot be read.");
        var scorer = Scorer.For(artifact);
        Warmup.Run(scorer);
        return new(model, version, hash, at, artifact, scorer, bytes.Length);
    }
}

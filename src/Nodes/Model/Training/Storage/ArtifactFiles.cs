using MlopsLab.Learning;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Storage;

/// <summary>Artifacts as files named by their SHA-256; a file has its name only once its content is on disk.</summary>
internal sealed class ArtifactFiles
{
    private readonly string folder;

    public ArtifactFiles(NodeIdentity node)
    {
        folder = Path.Combine(node.DataFolder, "artifacts");
        Directory.CreateDirectory(folder);
        foreach (var abandoned in Directory.EnumerateFiles(folder, "*.tmp"))
        {
            File.Delete(abandoned);
        }
    }

    /// <summary>Only a SHA-256 in lower-case hex names an artifact, so no name can lead out of the folder.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    public async Task<string> WriteAsync(byte[] bytes, CancellationToken ct)
    {
        var hash = ModelArtifact.HashOf(bytes);
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():n}.tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                await file.WriteAsync(bytes, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, PathOf(hash), overwrite: true);
            return hash;
        }
        catch (IOException problem)
        {
            throw new RunRefusedException($"The training node can't write to {folder}: {problem.Message} Make room on that disk, then train again.");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<ArtifactContent> ReadAsync(string hash, CancellationToken ct)
    {
        if (!IsHash(hash) || !File.Exists(PathOf(hash)))
        {
            return new(null, Damaged: false);
        }

        var bytes = await File.ReadAllBytesAsync(PathOf(hash), ct);
        return ModelArtifact.HashOf(bytes) == hash ? new(bytes, Damaged: false) : new(null, Damaged: true);
    }

    // Artifacts of earlier releases are the model alone.
    private string PathOf(string hash) => Path.Combine(folder, $"{hash}.json") is var old && File.Exists(old) ? old : Path.Combine(folder, $"{hash}.tar");
}

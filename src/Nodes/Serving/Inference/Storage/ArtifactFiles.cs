using MlopsLab.Learning;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Inference.Storage;

/// <summary>The artifacts this node has served lately, as files named by their SHA-256, so that it needs nobody to start again.</summary>
internal sealed class ArtifactFiles
{
    private const string Temporary = ".tmp";
    private const string Permanent = ".json";
    private readonly string folder;

    public ArtifactFiles(NodeIdentity node)
    {
        folder = Path.Combine(node.DataFolder, "artifacts");
        Directory.CreateDirectory(folder);
        foreach (var abandoned in Directory.EnumerateFiles(folder, $"*{Temporary}"))
        {
            File.Delete(abandoned);
        }
    }

    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The verified bytes; a file whose content changed is deleted and null returned, as if it had never been here.</summary>
    public async Task<byte[]?> FindAsync(string hash, CancellationToken ct)
    {
        if (!IsHash(hash) || !File.Exists(PathOf(hash)))
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(PathOf(hash), ct);
        if (ModelArtifact.HashOf(bytes) == hash)
        {
            return bytes;
        }

        File.Delete(PathOf(hash));
        return null;
    }

    /// <summary>Keeps bytes that were verified; they have their name only once they are on disk.</summary>
    public async Task SaveAsync(string hash, byte[] bytes, CancellationToken ct)
    {
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():n}{Temporary}");
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
        {
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, PathOf(hash), overwrite: true);
    }

    public void KeepOnly(IReadOnlySet<string> hashes)
    {
        foreach (var path in Directory.EnumerateFiles(folder, $"*{Permanent}"))
        {
            if (!hashes.Contains(Path.GetFileNameWithoutExtension(path)))
            {
                File.Delete(path);
            }
        }
    }

    private string PathOf(string hash) => Path.Combine(folder, $"{hash}{Permanent}");
}

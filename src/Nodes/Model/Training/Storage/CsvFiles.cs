using System.Security.Cryptography;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Training.Storage;

/// <summary>CSV files that experiments learn from, named by their SHA-256.</summary>
internal sealed class CsvFiles
{
    /// <summary>What precedes the hash where a snapshot's id is expected.</summary>
    public const string Prefix = "csv:";

    private readonly string folder;

    public CsvFiles(NodeIdentity node)
    {
        folder = Path.Combine(node.DataFolder, "csv");
        Directory.CreateDirectory(folder);
        foreach (var abandoned in Directory.EnumerateFiles(folder, "*.tmp"))
        {
            File.Delete(abandoned);
        }
    }

    /// <summary>Null when nothing came.</summary>
    public async Task<string?> SaveAsync(Stream content, CancellationToken ct)
    {
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():n}.tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await content.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
                if (file.Length == 0)
                {
                    return null;
                }
            }

            var hash = await HashAsync(temporary, ct);
            File.Move(temporary, PathOf(hash), overwrite: true);
            return Prefix + hash;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Null when there is no such file.</summary>
    public string? Find(string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) && ArtifactFiles.IsHash(id[Prefix.Length..]) && File.Exists(PathOf(id[Prefix.Length..])) ? PathOf(id[Prefix.Length..]) : null;

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    private string PathOf(string hash) => Path.Combine(folder, $"{hash}.csv");
}

using System.Security.Cryptography;
using MlopsLab.Registry.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Storage;

/// <summary>Artifacts as files named by their SHA-256; what is written is on disk before it has its name, what is read is verified.</summary>
internal sealed class ArtifactStore
{
    private readonly string _root;
    private readonly string _incoming;

    public ArtifactStore(NodeIdentity node)
    {
        _root = Path.Combine(node.DataFolder, "artifacts");
        _incoming = Path.Combine(_root, "incoming");
        if (Directory.Exists(_incoming))
        {
            Directory.Delete(_incoming, recursive: true);
        }

        Directory.CreateDirectory(_incoming);
    }

    /// <exception cref="InvalidDataException">The content is larger than allowed or not what its hash says.</exception>
    public async Task SaveAsync(Stream content, string hash, long maxBytes, CancellationToken ct)
    {
        var temporary = Path.Combine(_incoming, Guid.NewGuid().ToString("n"));
        try
        {
            await WriteAsync(content, temporary, maxBytes, ct);
            if (await HashAsync(temporary, ct) is var actual && actual != hash)
            {
                throw new InvalidDataException($"The artifact {hash} arrived with the hash {actual}.");
            }

            Directory.CreateDirectory(Folder(hash));
            File.Move(temporary, PathOf(hash), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<ArtifactReading> OpenAsync(string hash, CancellationToken ct)
    {
        if (!ArtifactHash.IsValid(hash) || !File.Exists(PathOf(hash)))
        {
            return new ArtifactReading(null, null);
        }

        var file = new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous);
        var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        if (actual != hash)
        {
            await file.DisposeAsync();
            return new ArtifactReading(null, actual);
        }

        file.Position = 0;
        return new ArtifactReading(file, actual);
    }

    private static async Task WriteAsync(Stream content, string path, long maxBytes, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var buffer = new byte[64 * 1024];
        for (var read = await content.ReadAsync(buffer, ct); read > 0; read = await content.ReadAsync(buffer, ct))
        {
            if (file.Position + read > maxBytes)
            {
                throw new InvalidDataException($"The artifact is larger than the {maxBytes} bytes allowed.");
            }

            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        file.Flush(flushToDisk: true);
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    private string Folder(string hash) => Path.Combine(_root, hash[..2]);

    private string PathOf(string hash) => Path.Combine(Folder(hash), hash);
}

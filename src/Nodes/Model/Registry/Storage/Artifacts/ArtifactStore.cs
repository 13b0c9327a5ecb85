using System.Security.Cryptography;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

/// <summary>Artifacts by their SHA-256, as files or as objects of a bucket; what is written is whole before it has its name, what is read is verified.</summary>
internal sealed class ArtifactStore
{
    private readonly IFileShelf _shelf;
    private readonly string _incoming;

    public ArtifactStore(Shelves shelves)
    {
        var root = Path.Combine(shelves.DataFolder, "artifacts");
        _incoming = Path.Combine(root, "incoming");
        _shelf = shelves.Of("artifacts", root, _incoming);
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

            await _shelf.KeepAsync(temporary, PathOf(hash), ct);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<ArtifactReading> OpenAsync(string hash, CancellationToken ct)
    {
        if (!ArtifactHash.IsValid(hash) || await _shelf.OpenAsync(PathOf(hash), ct) is not { } content)
        {
            return new ArtifactReading(null, null);
        }

        var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        if (actual != hash)
        {
            await content.DisposeAsync();
            return new ArtifactReading(null, actual);
        }

        content.Position = 0;
        return new ArtifactReading(content, actual);
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

    private static string[] PathOf(string hash) => [hash[..2], hash];
}

using Microsoft.Extensions.Options;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow.Artifacts;

/// <summary>Files MLflow clients uploaded, by the paths they gave; a file appears whole or not at all.</summary>
internal sealed class ArtifactTree
{
    private readonly IFileShelf _shelf;
    private readonly string _incoming;
    private readonly long _maxBytes;

    public ArtifactTree(Shelves shelves, IOptions<RegistryOptions> options)
    {
        _maxBytes = options.Value.MaxArtifactBytes;
        _incoming = Path.Combine(shelves.DataFolder, "mlflow", "incoming");
        _shelf = shelves.Of("mlflow", Path.Combine(shelves.DataFolder, "mlflow", "files"), _incoming);
        if (Directory.Exists(_incoming))
        {
            Directory.Delete(_incoming, recursive: true);
        }

        Directory.CreateDirectory(_incoming);
    }

    public async Task SaveAsync(IReadOnlyList<string> parts, Stream content, CancellationToken ct)
    {
        var temporary = Path.Combine(_incoming, Guid.NewGuid().ToString("n"));
        try
        {
            await WriteAsync(content, temporary, ct);
            await _shelf.KeepAsync(temporary, parts, ct);
        }
        catch (ShelfPathException taken)
        {
            throw MlflowException.Invalid($"Invalid path: {taken.Message}");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Null when there is no such file.</summary>
    public Task<Stream?> OpenAsync(IReadOnlyList<string> parts, CancellationToken ct) => _shelf.OpenAsync(parts, ct);

    /// <summary>What lies directly in a folder, by name; nothing when there is none.</summary>
    public Task<IReadOnlyList<ShelfEntry>> ListAsync(IReadOnlyList<string> parts, CancellationToken ct) => _shelf.ListAsync(parts, ct);

    public Task DeleteAsync(IReadOnlyList<string> parts, CancellationToken ct) => _shelf.RemoveAsync(parts, ct);

    private async Task WriteAsync(Stream content, string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var buffer = new byte[64 * 1024];
        for (var read = await content.ReadAsync(buffer, ct); read > 0; read = await content.ReadAsync(buffer, ct))
        {
            if (file.Position + read > _maxBytes)
            {
                throw MlflowException.Invalid($"The artifact is larger than the {_maxBytes} bytes allowed; raise Registry__MaxArtifactBytes.");
            }

            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        file.Flush(flushToDisk: true);
    }
}

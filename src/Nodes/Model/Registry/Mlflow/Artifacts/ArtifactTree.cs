using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Mlflow.Artifacts;

/// <summary>Files MLflow clients uploaded, by the paths they gave; a file appears whole or not at all.</summary>
internal sealed class ArtifactTree
{
    private readonly string _root;
    private readonly string _incoming;
    private readonly long _maxBytes;

    public ArtifactTree(NodeIdentity node, IOptions<RegistryOptions> options)
    {
        _maxBytes = options.Value.MaxArtifactBytes;
        _root = Path.Combine(node.DataFolder, "mlflow", "files");
        _incoming = Path.Combine(node.DataFolder, "mlflow", "incoming");
        if (Directory.Exists(_incoming))
        {
            Directory.Delete(_incoming, recursive: true);
        }

        Directory.CreateDirectory(_incoming);
        Directory.CreateDirectory(_root);
    }

    public async Task SaveAsync(IReadOnlyList<string> parts, Stream content, CancellationToken ct)
    {
        var (temporary, target) = (Path.Combine(_incoming, Guid.NewGuid().ToString("n")), PathOf(parts));
        try
        {
            await WriteAsync(content, temporary, ct);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? _root);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException && (Directory.Exists(target) || IsUnderAFile(parts)))
        {
            throw MlflowException.Invalid($"Invalid path: {string.Join('/', parts)} is a folder, or lies under a file");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Null when there is no such file.</summary>
    public Stream? Open(IReadOnlyList<string> parts) =>
        File.Exists(PathOf(parts)) ? new FileStream(PathOf(parts), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous) : null;

    /// <summary>What lies directly in a folder, by name; nothing when there is none.</summary>
    public IEnumerable<FileSystemInfo> List(IReadOnlyList<string> parts)
    {
        var folder = new DirectoryInfo(PathOf(parts));
        return folder.Exists ? folder.EnumerateFileSystemInfos().OrderBy(info => info.Name, StringComparer.Ordinal) : [];
    }

    public void Delete(IReadOnlyList<string> parts)
    {
        var path = PathOf(parts);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

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

    private bool IsUnderAFile(IReadOnlyList<string> parts) =>
        Enumerable.Range(1, parts.Count).Any(count => count < parts.Count && File.Exists(PathOf([.. parts.Take(count)])));

    private string PathOf(IReadOnlyList<string> parts) => Path.Combine([_root, .. parts]);
}

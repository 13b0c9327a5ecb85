namespace MlopsLab.Registry.Storage;

/// <summary>Files in a folder of this machine, which the temporary ones share a disk with.</summary>
internal sealed class FolderShelf : IFileShelf
{
    private readonly string _root;

    public FolderShelf(string root)
    {
        _root = root;
        Directory.CreateDirectory(root);
    }

    public Task KeepAsync(string file, IReadOnlyList<string> path, CancellationToken ct)
    {
        var target = PathOf(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? _root);
            File.Move(file, target, overwrite: true);
            return Task.CompletedTask;
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException && (Directory.Exists(target) || IsUnderAFile(path)))
        {
            throw new ShelfPathException(path);
        }
    }

    public Task<Stream?> OpenAsync(IReadOnlyList<string> path, CancellationToken ct) => Task.FromResult<Stream?>(
        File.Exists(PathOf(path)) ? new FileStream(PathOf(path), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous) : null);

    public Task<IReadOnlyList<ShelfEntry>> ListAsync(IReadOnlyList<string> path, CancellationToken ct)
    {
        var folder = new DirectoryInfo(PathOf(path));
        return Task.FromResult<IReadOnlyList<ShelfEntry>>(
            folder.Exists ? [.. folder.EnumerateFileSystemInfos().OrderBy(info => info.Name, StringComparer.Ordinal).Select(info => new ShelfEntry(info.Name, (info as FileInfo)?.Length))] : []);
    }

    public Task RemoveAsync(IReadOnlyList<string> path, CancellationToken ct)
    {
        var target = PathOf(path);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }
        else if (File.Exists(target))
        {
            File.Delete(target);
        }

        return Task.CompletedTask;
    }

    private bool IsUnderAFile(IReadOnlyList<string> path) =>
        Enumerable.Range(1, path.Count).Any(count => count < path.Count && File.Exists(PathOf([.. path.Take(count)])));

    private string PathOf(IReadOnlyList<string> path) => Path.Combine([_root, .. path]);
}

namespace MlopsLab.Registry.Storage;

/// <summary>Where files lie, by paths of one or more parts: a folder of the node or a bucket. A file appears whole or not at all.</summary>
internal interface IFileShelf
{
    /// <summary>Takes over a file that is wholly on disk; when this returns it is kept for good under the path.</summary>
    Task KeepAsync(string file, IReadOnlyList<string> path, CancellationToken ct);

    /// <summary>The content, seekable and not yet verified; null when there is none.</summary>
    Task<Stream?> OpenAsync(IReadOnlyList<string> path, CancellationToken ct);

    /// <summary>What lies directly under a path, by name; nothing when there is no such folder.</summary>
    Task<IReadOnlyList<ShelfEntry>> ListAsync(IReadOnlyList<string> path, CancellationToken ct);

    /// <summary>Removes a file, or all files under the path.</summary>
    Task RemoveAsync(IReadOnlyList<string> path, CancellationToken ct);
}

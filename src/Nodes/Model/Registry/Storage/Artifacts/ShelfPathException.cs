namespace MlopsLab.Registry.Storage;

/// <summary>A file can't lie where a folder is, nor under a file.</summary>
internal sealed class ShelfPathException(IReadOnlyList<string> path) : Exception($"{string.Join('/', path)} is a folder, or lies under a file");

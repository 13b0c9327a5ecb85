namespace MlopsLab.Registry.Storage;

/// <summary>A file with its size in bytes, or a folder without one.</summary>
internal sealed record ShelfEntry(string Name, long? Bytes);

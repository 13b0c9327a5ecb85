namespace MlopsLab.Learning;

/// <summary>Either the files of an artifact's folder, or why the bytes are none.</summary>
public sealed record FolderReading(IReadOnlyDictionary<string, byte[]>? Files, string? Refusal);

namespace MlopsLab.Learning.Artifacts;

/// <summary>One line of the manifest.</summary>
internal sealed record FolderFile(string Name, long Bytes, string Sha256);

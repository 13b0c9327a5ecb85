namespace MlopsLab.Learning.Artifacts;

/// <summary>What lies in the folder; format 1.</summary>
internal sealed record FolderManifest(int Format, IReadOnlyList<FolderFile> Files);

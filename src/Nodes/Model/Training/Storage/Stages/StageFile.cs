namespace MlopsLab.Training.Storage.Stages;

/// <summary>A stage's output on disk.</summary>
internal sealed record StageFile(string Path, string Hash, long Bytes);

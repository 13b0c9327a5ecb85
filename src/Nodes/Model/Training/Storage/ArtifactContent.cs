namespace MlopsLab.Training.Storage;

/// <summary>The verified bytes, or none; damaged means that the file no longer has the content its name promises.</summary>
internal sealed record ArtifactContent(byte[]? Bytes, bool Damaged);

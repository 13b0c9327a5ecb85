namespace MlopsLab.Learning.Artifacts;

/// <summary>Unwinds the reader at the first thing wrong; it never leaves <see cref="ArtifactReader"/>.</summary>
internal sealed class RefusedException(string path, string problem) : Exception($"{path}: {problem}");

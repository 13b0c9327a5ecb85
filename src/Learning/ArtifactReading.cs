namespace MlopsLab.Learning;

/// <summary>Either an artifact, or why the bytes are none: the place in the document and what is wrong there.</summary>
public sealed record ArtifactReading(ModelArtifact? Artifact, string? Refusal);

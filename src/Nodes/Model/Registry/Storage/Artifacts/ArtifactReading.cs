namespace MlopsLab.Registry.Storage;

/// <summary>The verified content, or none: then the hash the file really has, or none because there is no file.</summary>
internal sealed record ArtifactReading(Stream? Content, string? ActualHash);

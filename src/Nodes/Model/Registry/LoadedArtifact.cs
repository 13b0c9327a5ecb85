using MlopsLab.Learning;

namespace MlopsLab.Registry;

/// <summary>An artifact as the lab's own readers see it.</summary>
/// <param name="Missing">Why there is no model, or no rows to judge it by.</param>
internal sealed record LoadedArtifact(long Bytes, ModelArtifact? Model, IReadOnlyDictionary<string, byte[]>? Files, TestRows? Rows, string? Missing);

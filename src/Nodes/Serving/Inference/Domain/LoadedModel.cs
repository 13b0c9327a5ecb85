using System.Text.Json;
using MlopsLab.Inference.Telemetry;
using MlopsLab.Learning;

namespace MlopsLab.Inference.Domain;

/// <summary>A version ready to score, with its names encoded for the answer.</summary>
/// <param name="Bytes">Size of the artifact it was read from.</param>
internal sealed record LoadedModel(string Model, string Version, string ArtifactHash, DateTimeOffset LoadedAt, ModelArtifact Artifact, Scorer Scorer, long Bytes)
{
    public JsonEncodedText EncodedModel { get; } = JsonEncodedText.Encode(Model);

    public VersionTally Tally { get; } = new();

    public JsonEncodedText EncodedVersion { get; } = JsonEncodedText.Encode(Version);
}

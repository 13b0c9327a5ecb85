using System.Text.Json;
using MlopsLab.Learning;

namespace MlopsLab.Inference.Domain;

/// <summary>A version ready to score, with its names encoded for the answer.</summary>
internal sealed record LoadedModel(string Model, string Version, string ArtifactHash, DateTimeOffset LoadedAt, ModelArtifact Artifact, Scorer Scorer)
{
    public JsonEncodedText EncodedModel { get; } = JsonEncodedText.Encode(Model);

    public JsonEncodedText EncodedVersion { get; } = JsonEncodedText.Encode(Version);
}

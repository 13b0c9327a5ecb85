using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>How the protocol writes names.</summary>
internal static class ProtocolJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}

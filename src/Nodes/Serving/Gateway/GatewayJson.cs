using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Gateway.Shadows;

namespace MlopsLab.Gateway;

/// <summary>Source-generated readers and writers for what passes on every request.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ServedPrediction))]
[JsonSerializable(typeof(ShadowLine))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class GatewayJson : JsonSerializerContext;

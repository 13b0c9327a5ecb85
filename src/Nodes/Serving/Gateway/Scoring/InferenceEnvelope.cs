using System.Text.Json;

namespace MlopsLab.Gateway.Scoring;

/// <summary>What the gateway needs to know of an inference request; the rest is the inference node's to judge.</summary>
internal sealed record InferenceEnvelope(string Id, bool OwnId, int Rows)
{
    /// <summary>Null when the body is not a request of the protocol.</summary>
    public static InferenceEnvelope? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var request = JsonElement.ParseValue(ref reader);
            return request.ValueKind == JsonValueKind.Object && request.TryGetProperty("inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Array && inputs.GetArrayLength() > 0
                ? From(request, inputs[0])
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static byte[] Error(string message) => JsonSerializer.SerializeToUtf8Bytes(new { error = message });

    public static byte[] Degraded(string model, InferenceEnvelope request, double score) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        model_name = model,
        model_version = "rules",
        id = request.OwnId ? request.Id : null,
        parameters = new { degraded = true, reason = "no inference node answered" },
        outputs = new[] { new { name = "score", shape = new[] { request.Rows }, datatype = "FP64", data = Enumerable.Repeat(score, request.Rows) } },
    });

    private static InferenceEnvelope From(JsonElement request, JsonElement input)
    {
        var id = request.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        var rows = input.ValueKind == JsonValueKind.Object && input.TryGetProperty("shape", out var shape) && shape.ValueKind == JsonValueKind.Array && shape.GetArrayLength() > 0
            && shape[0].ValueKind == JsonValueKind.Number && shape[0].TryGetInt32(out var count) ? Math.Clamp(count, 1, 10_000) : 1;
        return new InferenceEnvelope(id ?? Guid.CreateVersion7().ToString("N"), id is not null, rows);
    }
}

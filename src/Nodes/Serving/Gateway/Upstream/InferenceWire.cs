using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace MlopsLab.Gateway.Upstream;

/// <summary>One row of the Open Inference Protocol v2: writes the request, reads the answer.</summary>
internal static class InferenceWire
{
    public static void WriteRequest(IBufferWriter<byte> output, ReadOnlySpan<double> vector)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteStartArray("inputs"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, "x"u8);
        json.WriteString("datatype"u8, "FP64"u8);
        json.WriteStartArray("shape"u8);
        json.WriteNumberValue(1);
        json.WriteNumberValue(vector.Length);
        json.WriteEndArray();
        WriteData(json, vector);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The first score of an answer; one that is not the protocol's is a failure of the node.</summary>
    public static UpstreamAnswer ReadAnswer(ProtocolMessage message)
    {
        try
        {
            return Read(message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return UpstreamAnswer.Failed("unreadable answer");
        }
    }

    private static UpstreamAnswer Read(ProtocolMessage message)
    {
        double score = double.NaN, threshold = double.NaN;
        var version = string.Empty;
        var reader = new Utf8JsonReader(message.Json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("model_version"u8) && reader.Read())
            {
                version = reader.GetString() ?? string.Empty;
            }
            else if (reader.ValueTextEquals("threshold"u8) && reader.Read())
            {
                threshold = reader.GetDouble();
            }
            else if (reader.ValueTextEquals("data"u8) && reader.Read() && reader.Read())
            {
                score = reader.GetDouble();
            }
        }

        score = message.Tensors.Length >= sizeof(double) ? BinaryPrimitives.ReadDoubleLittleEndian(message.Tensors) : score;
        return double.IsFinite(score) && double.IsFinite(threshold) && version.Length > 0
            ? new UpstreamAnswer(score, threshold, version, Failure: null)
            : UpstreamAnswer.Failed("unreadable answer");
    }

    private static void WriteData(Utf8JsonWriter json, ReadOnlySpan<double> vector)
    {
        json.WriteStartArray("data"u8);
        foreach (var value in vector)
        {
            if (double.IsNaN(value))
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteNumberValue(value);
            }
        }

        json.WriteEndArray();
    }
}

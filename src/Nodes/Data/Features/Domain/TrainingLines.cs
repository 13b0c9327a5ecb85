using System.Buffers;
using System.Text.Json;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>Writes the lines of a training set; costs are those of a false negative and a false positive on this row.</summary>
internal sealed class TrainingLines(CompiledView view)
{
    private readonly ArrayBufferWriter<byte> buffer = new(1_024);
    private readonly Utf8JsonWriter json = new(Stream.Null);

    /// <summary>The features of the line to be written next.</summary>
    public double[] Vector { get; } = new double[view.Pipeline.Features.Count];

    public static byte[] Header(CompiledView view, int rows, int refused)
    {
        var features = view.Pipeline.Features.Select(feature => new { feature.Name, Kind = feature.Kind.ToString().ToLowerInvariant(), feature.Levels });
        var header = JsonSerializer.SerializeToUtf8Bytes(new { view.Pipeline.View, Features = features, Rows = rows, Refused = refused }, JsonSerializerOptions.Web);
        return [.. header, (byte)'\n'];
    }

    public ReadOnlySpan<byte> Line(string id, DateTimeOffset at, double label, Row row)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("t"u8, at);
        json.WriteStartArray("x"u8);
        foreach (var value in Vector)
        {
            if (double.IsFinite(value))
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
        json.WriteNumber("y"u8, label > 0 ? 1 : 0);
        json.WriteStartArray("costs"u8);
        json.WriteNumberValue(view.Costs.FalseNegative(row));
        json.WriteNumberValue(view.Costs.FalsePositive(row));
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }
}

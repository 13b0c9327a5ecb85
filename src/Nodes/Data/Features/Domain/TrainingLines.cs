using System.Buffers;
using System.Text.Json;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>Writes the lines of a training set; costs are those of a false negative and a false positive on this row, k is when its label became known, s are its segments, p the chance with which an explored record was let through.</summary>
internal sealed class TrainingLines(CompiledView view)
{
    private readonly ArrayBufferWriter<byte> buffer = new(1_024);
    private readonly Utf8JsonWriter json = new(Stream.Null);
    private readonly Func<IFieldValues, double>[] segments = [.. view.Scenario.Segments.Select(segment => SegmentOf(view.Scenario, segment))];

    /// <summary>The features of the line to be written next.</summary>
    public double[] Vector { get; } = new double[view.Pipeline.Features.Count];

    public static byte[] Header(CompiledView view, int rows, int refused)
    {
        var features = view.Pipeline.Features.Select(feature => new { feature.Name, Kind = feature.Kind.ToString().ToLowerInvariant(), feature.Levels });
        var header = JsonSerializer.SerializeToUtf8Bytes(new { view.Pipeline.View, Features = features, Rows = rows, Refused = refused, Segments = view.Scenario.Segments.Select(segment => segment.Name) }, JsonSerializerOptions.Web);
        return [.. header, (byte)'\n'];
    }

    public ReadOnlySpan<byte> Line(SnapshotRow from, DateTimeOffset at, double label, Row row)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("id"u8, from.Id);
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
        Context(from, row);
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private void Context(SnapshotRow from, Row row)
    {
        if (from.LabelArrival is { } known)
        {
            json.WriteString("k"u8, new DateTimeOffset(known, TimeSpan.Zero));
        }

        if (from.Chance is { } chance)
        {
            json.WriteNumber("p"u8, chance);
        }

        if (segments.Length == 0)
        {
            return;
        }

        json.WriteStartArray("s"u8);
        for (var segment = 0; segment < segments.Length; segment++)
        {
            if (segments[segment](row) > 0)
            {
                json.WriteNumberValue(segment);
            }
        }

        json.WriteEndArray();
    }

    private static Func<IFieldValues, double> SegmentOf(Scenario scenario, Segment segment) =>
        Formula.Parse(segment.When).Formula?.Bind(scenario.Fields).Evaluate ?? (_ => 0);
}

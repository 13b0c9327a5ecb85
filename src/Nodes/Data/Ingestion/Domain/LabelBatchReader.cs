using System.Buffers;
using System.Text.Json;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain;

/// <summary>Reads the outcomes of a request; an outcome is 0 or 1.</summary>
internal static class LabelBatchReader
{
    public static IntakeBatch Read(Scenario scenario, JsonElement labels)
    {
        var lines = new ArrayBufferWriter<byte>(Math.Max(1_024, labels.GetArrayLength() * 160));
        var line = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { SkipValidation = true });
        var rows = new List<IntakeRow>(labels.GetArrayLength());
        var rejected = new List<RejectedRow>();
        var index = 0;
        foreach (var label in labels.EnumerateArray())
        {
            var (value, error) = LabelLine.Read(label);
            if (value is null)
            {
                rejected.Add(new(index, label.ValueKind == JsonValueKind.Object ? WireValue.Text(label, "recordId") : null, error.Field, error.Reason, label.GetRawText(), [new(error.Field, "label", error.Reason, "error")]));
            }
            else
            {
                line.ResetWrittenCount();
                value.Write(json);
                rows.Add(new(index, value.RecordId, lines.WrittenCount, line.WrittenCount + SegmentLine.Overhead));
                SegmentLine.Write(lines, line.WrittenSpan);
            }

            index++;
        }

        return new(new(scenario.Name, JournalKind.Labels), scenario.SchemaVersion, lines.WrittenMemory, rows, rejected);
    }
}

using System.Buffers;
using System.Text.Json;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain;

/// <summary>Reads the rows of a request against the scenario's contract.</summary>
internal sealed class RecordBatchReader(Scenario scenario)
{
    /// <summary>A single row may not be longer, so that one row can't fill a segment or an event.</summary>
    public const int LongestRow = 64 * 1024;

    private readonly RowReader _contract = new(scenario);

    public Scenario Scenario => scenario;

    public IntakeBatch Read(JsonElement records)
    {
        var lines = new ArrayBufferWriter<byte>(Math.Max(1_024, records.GetArrayLength() * 512));
        var line = new ArrayBufferWriter<byte>(1_024);
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { SkipValidation = true });
        var rows = new List<IntakeRow>(records.GetArrayLength());
        var rejected = new List<RejectedRow>();
        var index = 0;
        foreach (var record in records.EnumerateArray())
        {
            var (envelope, refusal) = Check(record);
            if (refusal is var (field, reason))
            {
                rejected.Add(new(index, envelope.Id, field, reason, record.GetRawText()));
            }
            else
            {
                line.ResetWrittenCount();
                envelope.Write(json);
                rows.Add(new(index, envelope.Id ?? string.Empty, lines.WrittenCount, line.WrittenCount + SegmentLine.Overhead, RecordContent.HashOf(line.WrittenSpan)));
                SegmentLine.Write(lines, line.WrittenSpan);
            }

            index++;
        }

        return new(new(scenario.Name, JournalKind.Records), scenario.SchemaVersion, lines.WrittenMemory, rows, rejected);
    }

    private (RecordEnvelope Envelope, (string? Field, string Reason)? Refusal) Check(JsonElement record)
    {
        try
        {
            var envelope = RecordEnvelope.Read(record);
            return (envelope, Refuse(record, envelope));
        }
        catch (InvalidOperationException)
        {
            // A name with an escaped half of a character is valid JSON, but no text.
            return (default, (null, "has a name that is no text"));
        }
    }

    private (string? Field, string Reason)? Refuse(JsonElement record, RecordEnvelope envelope)
    {
        if (envelope.Error is { } error)
        {
            return error;
        }

        if (System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(record).Length > LongestRow)
        {
            return (null, $"is longer than {LongestRow} bytes");
        }

        var reading = _contract.Read(envelope.Fields);
        return reading.Row is null ? (reading.Errors[0].Field, Describe(reading.Errors)) : null;
    }

    private static string Describe(IReadOnlyList<RowError> errors) =>
        string.Join("; ", errors.Take(10).Select((error, place) => place == 0 ? error.Reason : $"{error.Field} {error.Reason}"))
        + (errors.Count > 10 ? $"; and {errors.Count - 10} more" : string.Empty);
}

using System.Runtime.InteropServices;
using System.Text.Json;

namespace MlopsLab.Ingestion.Domain;

/// <summary>What every record has around its fields: an id and its times.</summary>
internal readonly record struct RecordEnvelope(string? Id, DateTimeOffset EventTime, DateTimeOffset ArrivalTime, JsonElement Fields, (string Field, string Reason)? Error)
{
    private const int LongestId = 128;

    public static RecordEnvelope Read(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            return Wrong(null, "record", "is not an object");
        }

        if (WireValue.Text(record, "id") is not { Length: > 0 and <= LongestId } id || id.Any(char.IsControl))
        {
            return Wrong(null, "id", $"is missing or not text of 1 to {LongestId} characters");
        }

        if (WireValue.Time(record, "eventTime") is not { } eventTime)
        {
            return Wrong(id, "eventTime", "is missing or not a time like 2026-01-31T12:00:00Z");
        }

        var given = record.TryGetProperty("arrivalTime"u8, out var arrival) && arrival.ValueKind != JsonValueKind.Null;
        if ((given ? WireValue.Time(arrival) : eventTime) is not { } arrivalTime)
        {
            return Wrong(id, "arrivalTime", "is not a time like 2026-01-31T12:00:00Z");
        }

        return arrivalTime < eventTime ? Wrong(id, "arrivalTime", "lies before eventTime")
            : record.TryGetProperty("fields"u8, out var fields) ? new(id, eventTime, arrivalTime, fields, null)
            : Wrong(id, "fields", "is missing");
    }

    /// <param name="origin">Who sent it; null for a row whose intake nobody counts.</param>
    public void Write(Utf8JsonWriter json, RowOrigin? origin)
    {
        json.Reset();
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteString("eventTime"u8, WireValue.Of(EventTime));
        json.WriteString("arrivalTime"u8, WireValue.Of(ArrivalTime));
        if (origin is { Backfill: false })
        {
            if (origin.History)
            {
                json.WriteBoolean("history"u8, true);
            }

            json.WriteString("source"u8, origin.Source);
        }

        json.WritePropertyName("fields"u8);
        WriteFields(json);
        json.WriteEndObject();
        json.Flush();
    }

    // As it came, unless it was laid out over several lines.
    private void WriteFields(Utf8JsonWriter json)
    {
        var raw = JsonMarshal.GetRawUtf8Value(Fields);
        if (raw.IndexOfAnyInRange((byte)0, (byte)0x1F) < 0)
        {
            json.WriteRawValue(raw, skipInputValidation: true);
        }
        else
        {
            Fields.WriteTo(json);
        }
    }

    private static RecordEnvelope Wrong(string? id, string field, string reason) => new(id, default, default, default, (field, reason));
}

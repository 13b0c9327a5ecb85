using System.Text.Json;

namespace MlopsLab.Ingestion.Domain;

/// <summary>One outcome as it is sent and as it stands in the journal.</summary>
internal sealed record LabelLine(string RecordId, double Value, DateTimeOffset EventTime, DateTimeOffset ArrivalTime)
{
    private const int LongestId = 128;

    public static (LabelLine? Label, (string Field, string Reason) Error) Read(JsonElement label)
    {
        if (label.ValueKind != JsonValueKind.Object)
        {
            return (null, ("label", "is not an object"));
        }

        if (WireValue.Text(label, "recordId") is not { Length: > 0 and <= LongestId } record || record.Any(char.IsControl))
        {
            return (null, ("recordId", $"is missing or not text of 1 to {LongestId} characters"));
        }

        if (!label.TryGetProperty("value"u8, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || number is not (0 or 1))
        {
            return (null, ("value", "is missing or neither 0 nor 1"));
        }

        if (WireValue.Time(label, "eventTime") is not { } eventTime)
        {
            return (null, ("eventTime", "is missing or not a time like 2026-01-31T12:00:00Z"));
        }

        return WireValue.Time(label, "arrivalTime") is not { } arrivalTime ? (null, ("arrivalTime", "is missing or not a time like 2026-01-31T12:00:00Z"))
            : arrivalTime < eventTime ? (null, ("arrivalTime", "lies before eventTime"))
            : (new LabelLine(record, number, eventTime, arrivalTime), default);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.Reset();
        json.WriteStartObject();
        json.WriteString("recordId"u8, RecordId);
        json.WriteNumber("value"u8, Value);
        json.WriteString("eventTime"u8, WireValue.Of(EventTime));
        json.WriteString("arrivalTime"u8, WireValue.Of(ArrivalTime));
        json.WriteEndObject();
        json.Flush();
    }
}

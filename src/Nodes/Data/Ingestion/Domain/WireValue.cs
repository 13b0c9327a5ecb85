using System.Globalization;
using System.Text.Json;

namespace MlopsLab.Ingestion.Domain;

/// <summary>Reads members that may be missing or of another type than promised.</summary>
internal static class WireValue
{
    private static readonly DateTimeOffset Earliest = new(1800, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2300, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? TextOf(value) : null;

    public static DateTimeOffset? Time(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? Time(value) : null;

    /// <summary>Of a query, which may come without a zone.</summary>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time >= Earliest && time < Latest ? time.ToUniversalTime() : null;

    public static DateTimeOffset? Time(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) && time >= Earliest && time < Latest ? time.ToUniversalTime() : null;

    /// <summary>ISO-8601 in UTC, to the millisecond.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // An escaped lone surrogate is valid JSON but no text.
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

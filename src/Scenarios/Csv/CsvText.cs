using System.Globalization;

namespace MlopsLab.Scenarios;

/// <summary>What the text of a CSV cell stands for.</summary>
internal static class CsvText
{
    public static bool IsMissing(string text) => text is "" or "NA" or "N/A" or "NaN" or "nan" or "null" or "NULL" or "None" or "?";

    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public static bool? Boolean(string text) => text.ToLowerInvariant() switch
    {
        "1" or "1.0" or "true" or "t" or "yes" or "y" => true,
        "0" or "0.0" or "false" or "f" or "no" or "n" => false,
        _ => null,
    };

    /// <summary>ISO 8601 and other unambiguous dates, or Unix seconds or milliseconds after 1990; UTC when no zone is given.</summary>
    public static DateTimeOffset? Time(string text)
    {
        if (Number(text) is { } number)
        {
            return number switch
            {
                >= 631_152_000 and < 10_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds((long)(number * 1_000)),
                >= 631_152_000_000 and < 10_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds((long)number),
                _ => null,
            };
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return text.Length >= 8 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) && time.Year is >= 1900 and < 3000
            ? time
            : null;
    }
}

using System.Globalization;

namespace MlopsLab.Traffic.Domain;

internal static class Times
{
    /// <summary>ISO-8601 in UTC, to the millisecond.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

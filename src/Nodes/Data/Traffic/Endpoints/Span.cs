using System.Globalization;

namespace MlopsLab.Traffic.Endpoints;

/// <summary>Reads how long something lasts: <c>90s</c>, <c>2m</c>, <c>1.5h</c>, <c>1d</c>.</summary>
internal static class Span
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static TimeSpan? Read(string text)
    {
        var unit = text.Length > 1 ? text[^1] : ' ';
        var seconds = unit switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        return seconds > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count > 0 && count * seconds <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(count * seconds)
            : null;
    }
}

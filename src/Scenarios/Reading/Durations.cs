using System.Globalization;

namespace MlopsLab.Scenarios;

/// <summary>Durations as people write them: <c>90s</c>, <c>30m</c>, <c>24h</c>, <c>7d</c>, <c>2w</c>.</summary>
public static class Durations
{
    private const double LongestDays = 36_500;

    /// <summary>The duration, or null when the text is none or it is negative or longer than a century.</summary>
    public static TimeSpan? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length < 2 || DaysOf(trimmed[^1]) is not { } days
            || !double.TryParse(trimmed[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number * days > LongestDays)
        {
            return trimmed == "0" ? TimeSpan.Zero : null;
        }

        return TimeSpan.FromSeconds(Math.Round(number * days * 86_400, 3));
    }

    /// <summary>The shortest text that <see cref="Parse"/> reads back.</summary>
    public static string Write(TimeSpan duration)
    {
        var seconds = duration.TotalSeconds;
        var (divisor, unit) = seconds switch
        {
            0 => (1, "s"),
            _ when seconds % 86_400 == 0 && seconds > 86_400 => (86_400, "d"),
            _ when seconds % 3_600 == 0 => (3_600, "h"),
            _ when seconds % 60 == 0 => (60, "m"),
            _ => (1, "s"),
        };
        return (seconds / divisor).ToString("0.###", CultureInfo.InvariantCulture) + unit;
    }

    private static double? DaysOf(char unit) => unit switch
    {
        's' => 1 / 86_400.0,
        'm' => 1 / 1_440.0,
        'h' => 1 / 24.0,
        'd' => 1,
        'w' => 7,
        _ => null,
    };
}

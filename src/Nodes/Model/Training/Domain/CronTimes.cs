using Cronos;

namespace MlopsLab.Training.Domain;

/// <summary>Times of a schedule in UTC: five fields of cron, or six that begin with seconds.</summary>
internal static class CronTimes
{
    private const int Longest = 100;

    /// <summary>Null when the text is no schedule.</summary>
    public static CronExpression? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CronExpression.TryParse(text, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard, out var cron) ? cron : null;
    }

    /// <summary>The first time after <paramref name="now"/>; null when there will be none.</summary>
    public static DateTimeOffset? NextAfter(string cron, DateTimeOffset now) => Parse(cron)?.GetNextOccurrence(now, TimeZoneInfo.Utc);
}

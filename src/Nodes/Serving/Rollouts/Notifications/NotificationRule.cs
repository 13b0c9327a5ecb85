using System.Net;

namespace MlopsLab.Rollouts.Notifications;

/// <summary>What becomes of a notification that was not taken: again later for about an hour, or given up.</summary>
internal static class NotificationRule
{
    private const int MostAttempts = 60;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static bool IsDelivered(HttpStatusCode status) => (int)status is >= 200 and < 300;

    /// <summary>A receiver that is overloaded or broken may mend; one that refuses the request would refuse it again.</summary>
    public static bool IsWorthAgain(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    public static NotificationRow After(NotificationRow row, string problem, bool worthAgain, DateTimeOffset now)
    {
        var attempts = row.Attempts + 1;
        var delay = attempts > 6 ? Longest : TimeSpan.FromSeconds(Math.Pow(2, attempts - 1));
        return row with
        {
            Attempts = attempts,
            NextAt = (now + delay).ToUnixTimeMilliseconds(),
            GivenUp = worthAgain && attempts < MostAttempts ? 0 : 1,
            Problem = problem,
        };
    }
}

using System.Net;

namespace MlopsLab.Registry.Mlflow.Webhooks;

/// <summary>What becomes of a delivery that did not work: again later for about an hour, or given up.</summary>
internal static class DeliveryRule
{
    private const int MostAttempts = 60;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static bool IsDelivered(HttpStatusCode status) => (int)status is >= 200 and < 300;

    /// <summary>A receiver that is overloaded or broken may mend; one that refuses the request would refuse it again.</summary>
    public static bool IsWorthAgain(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    public static DeliveryRow After(DeliveryRow delivery, string problem, bool worthAgain, DateTimeOffset now)
    {
        var attempts = delivery.Attempts + 1;
        var delay = attempts > 6 ? Longest : TimeSpan.FromSeconds(Math.Pow(2, attempts - 1));
        return delivery with
        {
            Attempts = attempts,
            NextAt = (now + delay).ToUnixTimeMilliseconds(),
            GivenUp = worthAgain && attempts < MostAttempts ? 0 : 1,
            Problem = problem,
        };
    }
}

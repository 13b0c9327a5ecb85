namespace MlopsLab.Statistics;

/// <summary>
/// An always-valid test that one rate is above a limit, for a canary that has no other side to be compared with and for the share of mirrored
/// requests on which two versions disagree: the mean of likelihood ratios over assumed odds ratios, a supermartingale for every rate up to the limit
/// (Ramdas et al., Statistical Science 38, 2023).
/// </summary>
public static class RateLimit
{
    /// <summary>ln of the e-value for "the rate is above the limit"; refuse at level α once it reaches ln(1/α), at any look.</summary>
    /// <param name="hits">Since the start, ≥ 0.</param>
    /// <param name="requests">Since the start, ≥ hits.</param>
    /// <param name="limit">A share, 0 &lt; limit &lt; 1.</param>
    /// <exception cref="ArgumentException">A figure is out of its range.</exception>
    public static double LogE(long hits, long requests, double limit)
    {
        if (hits < 0 || hits > requests || !(limit > 0 && limit < 1))
        {
            throw new ArgumentException($"There can't be {hits} hits of {requests} requests at a limit of {limit}.", nameof(hits));
        }

        var logs = RateComparison.OddsRatios.Select(ratio => LogRatio(hits, requests, limit, ratio)).ToArray();
        var most = logs.Max();
        return most + Math.Log(logs.Sum(log => Math.Exp(log - most)) / logs.Length);
    }

    private static double LogRatio(long hits, long requests, double limit, double ratio)
    {
        var assumed = ratio * limit / (1 - limit + (ratio * limit));
        return (hits * Math.Log(assumed / limit)) + ((requests - hits) * Math.Log((1 - assumed) / (1 - limit)));
    }
}

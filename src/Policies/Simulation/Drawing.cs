namespace MlopsLab.Policies;

/// <summary>Random counts.</summary>
internal static class Drawing
{
    private const double NormalFrom = 60;

    /// <summary>Hits of so many requests: by the gaps between hits, or by the normal distribution where both hits and misses are many.</summary>
    public static long Hits(this Random random, long requests, double rate)
    {
        var variance = requests * rate * (1 - rate);
        return requests <= 0 || rate <= 0 ? 0
            : rate >= 1 ? requests
            : rate > 0.5 ? requests - random.Hits(requests, 1 - rate)
            : variance > NormalFrom ? Math.Clamp((long)Math.Round((requests * rate) + (Math.Sqrt(variance) * random.Normal())), 0, requests)
            : ByGaps(random, requests, rate);
    }

    /// <summary>How many of so many requests fall into each bin.</summary>
    public static long[] Bins(this Random random, long requests, IReadOnlyList<double> shares)
    {
        var (counts, left) = (new long[shares.Count], 1.0);
        for (var bin = 0; bin < counts.Length && requests > 0; bin++)
        {
            counts[bin] = left <= shares[bin] ? requests : random.Hits(requests, shares[bin] / left);
            requests -= counts[bin];
            left -= shares[bin];
        }

        return counts;
    }

    private static double Normal(this Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static long ByGaps(Random random, long requests, double rate)
    {
        var (hits, at, log) = (0L, 0.0, Math.Log(1 - rate));
        while ((at += Math.Floor(Math.Log(1 - random.NextDouble()) / log) + 1) <= requests)
        {
            hits++;
        }

        return hits;
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// The Kolmogorov-Smirnov distance of two histograms over the same bins with a band that holds at all looks at once:
/// P(∃ t: sup |F̂t − F| &gt; 0.85 √((ln ln(e·t) + 0.8 ln(1612/α)) / t)) ≤ α (Howard, Ramdas, Bernoulli 28, 2022, corollary 2), half of α for each side.
/// At the bins' edges only, so that it is at most the distance of the distributions.
/// </summary>
public static class DistributionDistance
{
    /// <summary>The distance at least and at most, between 0 and 1; [0, 1] when a side has nothing.</summary>
    /// <param name="canary">Counts per bin since the start.</param>
    /// <param name="stable">Counts per bin since the start, same bins.</param>
    /// <param name="alpha">0 &lt; α &lt; 1.</param>
    /// <exception cref="ArgumentException">The bins differ.</exception>
    public static Interval Of(ReadOnlySpan<long> canary, ReadOnlySpan<long> stable, double alpha)
    {
        if (canary.Length != stable.Length)
        {
            throw new ArgumentException($"Both histograms need the same bins; they have {canary.Length} and {stable.Length}.", nameof(stable));
        }

        var (all, others) = (Sum(canary), Sum(stable));
        if (all == 0 || others == 0)
        {
            return new(0, 1);
        }

        var (seen, seenOthers, distance) = (0L, 0L, 0.0);
        for (var i = 0; i < canary.Length; i++)
        {
            seen += canary[i];
            seenOthers += stable[i];
            distance = Math.Max(distance, Math.Abs(((double)seen / all) - ((double)seenOthers / others)));
        }

        var band = Band(all, alpha / 2) + Band(others, alpha / 2);
        return new(Math.Max(0, distance - band), Math.Min(1, distance + band));
    }

    private static double Band(long count, double alpha) => 0.85 * Math.Sqrt((Math.Log(1 + Math.Log(count)) + (0.8 * Math.Log(1612 / alpha))) / count);

    private static long Sum(ReadOnlySpan<long> counts)
    {
        var sum = 0L;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// Mann-Whitney test, whether numbers of one sample tend to be larger (Annals of Mathematical Statistics 18, 1947), with its effect size: the chance that a number
/// of the first sample is larger than one of the second, ties counting half. Exact up to 50 numbers without ties, else normal with ties and continuity corrected.
/// </summary>
public static class MannWhitney
{
    private const int MostExact = 50;

    /// <summary>U of the first sample (pairs in which it is larger) and the two-sided p-value.</summary>
    /// <param name="a">In any order.</param>
    /// <param name="b">In any order.</param>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    public static TestResult Test(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var ranks = PairRanks.Of(a, b);
        double n = a.Length, m = b.Length, all = n + m;
        var far = Math.Max(ranks.U, (n * m) - ranks.U);
        if (ranks.Ties == 0 && all <= MostExact)
        {
            return new(ranks.U, Math.Min(1, 2 * ExactTail((int)far, a.Length, b.Length)));
        }

        var spread = Math.Sqrt(n * m / 12 * (all + 1 - (ranks.Ties / (all * (all - 1)))));
        return new(ranks.U, spread > 0 ? Math.Min(1, 2 * Normal.Tail((far - (n * m / 2) - 0.5) / spread)) : 1);
    }

    /// <summary>The chance that a number of the first sample is larger, with its confidence interval by DeLong's variance on the logit scale (Biometrics 44, 1988; Qin, Hotilovac, Statistical Methods in Medical Research 17, 2008).</summary>
    /// <param name="alpha">The interval misses in so many of all cases.</param>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    public static Estimate Superiority(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double alpha = 0.05)
    {
        Samples.CheckLevels(alpha);
        var ranks = PairRanks.Of(a, b);
        var chance = ranks.U / a.Length / b.Length;
        var error = Math.Sqrt(ranks.Variance);
        if (!(chance > 0 && chance < 1) || !(error > 0))
        {
            // All on one side: the widest rate that so many numbers of the smaller sample leave open.
            var open = Math.Pow(alpha / 2, 1.0 / Math.Min(a.Length, b.Length));
            return chance is 0 or 1 ? new(chance, 0, chance == 0 ? 0 : open, chance == 0 ? 1 - open : 1) : new(chance, error, 0, 1);
        }

        var logit = Math.Log(chance / (1 - chance));
        var half = Normal.Upper(alpha / 2) * error / (chance * (1 - chance));
        return new(chance, error, 1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)));
    }

    /// <summary>The smallest distance of that chance from ½ that windows of this size could see at level α.</summary>
    public static double SmallestShift(long reference, long window, double alpha = 0.05, double power = 0.8)
    {
        Samples.CheckLevels(alpha, power);
        return Math.Min(0.5, Normal.Reach(alpha, power) * Math.Sqrt((reference + window + 1.0) / (12.0 * reference * window)));
    }

    // P(U ≥ u): how many orders give each U are the coefficients of Π (1 − q^(n+i)) / (1 − q^i) (Mann, Whitney 1947, section 3).
    private static double ExactTail(int u, int n, int m)
    {
        var ways = new double[(n * m) + 1];
        ways[0] = 1;
        for (var i = 1; i <= m; i++)
        {
            for (var k = ways.Length - 1; k >= n + i; k--)
            {
                ways[k] -= ways[k - n - i];
            }

            for (var k = i; k < ways.Length; k++)
            {
                ways[k] += ways[k - i];
            }
        }

        return ways.Skip(u).Sum() / ways.Sum();
    }
}

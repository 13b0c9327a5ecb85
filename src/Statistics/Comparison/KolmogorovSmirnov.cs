namespace MlopsLab.Statistics;

/// <summary>
/// Two-sample Kolmogorov-Smirnov test: the largest distance of the two distribution functions. The p-value is exact while that costs little
/// (<see cref="SmirnovPaths"/>), with ties conditional on them, and Kolmogorov's limit else (Hodges, Arkiv för Matematik 3, 1958).
/// </summary>
public static class KolmogorovSmirnov
{
    private const double MostSteps = 2e6;

    /// <summary>The distance, from 0 to 1, and its two-sided p-value.</summary>
    /// <param name="a">In any order.</param>
    /// <param name="b">In any order.</param>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    public static TestResult Test(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (one, other) = (Samples.Sorted(a), Samples.Sorted(b));
        var distance = MergedSteps.Of(one, other).Largest;
        var ties = (double)a.Length * b.Length <= MostSteps ? SmirnovPaths.TieEnds(one, other) : null;
        return new(distance, ties is null ? PValue(distance, a.Length, b.Length) : SmirnovPaths.Tail(distance, a.Length, b.Length, ties));
    }

    /// <summary>P(distance ≥ this) of samples of these sizes without ties (with ties the true one is smaller).</summary>
    /// <param name="distance">From 0 to 1.</param>
    /// <param name="n">Numbers of one sample, ≥ 1.</param>
    /// <param name="m">Numbers of the other, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A sample is empty or the distance is none.</exception>
    public static double PValue(double distance, int n, int m)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        if (!(distance >= 0 && distance <= 1 + 1e-12))
        {
            throw new ArgumentOutOfRangeException(nameof(distance), distance, "A Kolmogorov-Smirnov distance lies between 0 and 1.");
        }

        return n == m ? SmirnovPaths.EqualSizes(distance, n)
            : 2 * distance * n * m <= MostSteps ? SmirnovPaths.Tail(distance, n, m)
            : Limit(distance, n, m);
    }

    /// <summary>The same by Kolmogorov's limit.</summary>
    public static double Limit(double distance, double n, double m) => KolmogorovLimit.Tail(distance * Math.Sqrt(n * m / (n + m)));

    /// <summary>
    /// The smallest distance of the true distribution functions that windows of this size could see at level α: the critical distance, and
    /// the standard error of a distribution function at its widest on top.
    /// </summary>
    public static double SmallestShift(long reference, long window, double alpha = 0.05, double power = 0.8)
    {
        Samples.CheckLevels(alpha, power);
        var unit = Math.Sqrt((1.0 / reference) + (1.0 / window));
        return Math.Min(1, unit * (KolmogorovLimit.Upper(alpha) + (Normal.Upper(1 - power) / 2)));
    }
}

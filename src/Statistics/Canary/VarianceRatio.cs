namespace MlopsLab.Statistics;

/// <summary>
/// An always-valid interval of the ratio of two variances, without assuming normal data: ln of a sample variance is asymptotically normal with variance
/// (kurtosis − 1) / n (Cramér 1946), bounded as in <see cref="SequentialBound"/>.
/// </summary>
public static class VarianceRatio
{
    /// <summary>Canary's over stable's; from 0 to infinity while either side has too few observations or doesn't vary.</summary>
    /// <exception cref="ArgumentOutOfRangeException">α is no probability.</exception>
    public static Interval Of(Shape canary, Shape stable, double alpha)
    {
        var half = SequentialBound.HalfWidth(LogVariance(canary) + LogVariance(stable), Math.Min(canary.Count, stable.Count), alpha);
        if (!double.IsFinite(half) || canary.Variance <= 0 || stable.Variance <= 0)
        {
            return new(0, double.PositiveInfinity);
        }

        var log = Math.Log(canary.Variance / stable.Variance);
        return new(Math.Exp(log - half), Math.Exp(log + half));
    }

    private static double LogVariance(Shape side) => side.Count == 0 ? 0 : Math.Max(side.Kurtosis - 1, 0) / side.Count;
}

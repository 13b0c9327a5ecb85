namespace MlopsLab.Statistics;

/// <summary>An always-valid interval of the difference of two means (cost, latency) with unknown variances; see <see cref="SequentialBound"/> for its source.</summary>
public static class MeanDifference
{
    /// <summary>Canary minus stable, in the unit of the observations; infinite while either side has fewer than <see cref="SequentialBound.Least"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">α is no probability.</exception>
    public static Interval Of(Moments canary, Moments stable, double alpha)
    {
        var variance = VarianceOfMean(canary) + VarianceOfMean(stable);
        var half = SequentialBound.HalfWidth(variance, Math.Min(canary.Count, stable.Count), alpha);
        var difference = canary.Mean - stable.Mean;
        return double.IsFinite(half) ? new(difference - half, difference + half) : new(double.NegativeInfinity, double.PositiveInfinity);
    }

    private static double VarianceOfMean(Moments side) => side.Count == 0 ? 0 : side.Deviation * side.Deviation / side.Count;
}

namespace MlopsLab.Learning.Trees;

/// <summary>
/// The best cut of a number when some input has a trend: answers are kept within the leaf's bounds, and a cut of an input
/// with a trend whose answers run against it does not count (as XGBoost does it).
/// </summary>
internal sealed class TrendCuts(Penalties penalties, double leastH)
{
    /// <param name="before">Packed sums of the bins up to each.</param>
    /// <param name="missing">Packed sums of the missing values when they go left, else 0.</param>
    public Cut Best(ReadOnlySpan<long> before, long missing, long sum, Scale scale, Trend trend, Bounds bounds)
    {
        var best = Cut.None;
        for (var bin = 0; bin < before.Length; bin++)
        {
            var left = before[bin] + missing;
            best = best.Or(new(Worth(scale.Unpack(left), scale.Unpack(sum - left), trend, bounds), bin, missing != 0));
        }

        return best;
    }

    private double Worth(Sums left, Sums right, Trend trend, Bounds bounds)
    {
        var (low, high) = (penalties.Answer(left, bounds), penalties.Answer(right, bounds));
        var against = trend switch { Trend.Rising => low > high, Trend.Falling => low < high, _ => false };
        return against || Math.Min(left.H, right.H) < leastH
            ? double.NegativeInfinity
            : penalties.Worth(left, low) + penalties.Worth(right, high);
    }
}

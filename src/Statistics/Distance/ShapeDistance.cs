namespace MlopsLab.Statistics;

/// <summary>A distance of two histograms beside what chance alone would give.</summary>
/// <param name="Value">As defined, including what chance gives.</param>
/// <param name="Corrected">Less its mean without a shift; about 0 then, and below 0 half of the time.</param>
/// <param name="PValue">How often windows of this size lie so far apart without a shift.</param>
public readonly record struct ShapeDistance(double Value, double Corrected, double PValue)
{
    /// <summary>
    /// Every smooth f-divergence is close to f''(1)/2 · Σ (p − q)² / q, whose null is chi-squared with (bins − 1) degrees of freedom times (1/n + 1/m)
    /// (Pardo, Statistical Inference Based on Divergence Measures, 2006, theorem 3.1). Bins that both sides left empty don't count.
    /// </summary>
    /// <param name="scale">f''(1)/2 of the divergence: 1 for PSI, 1/8 for Jensen-Shannon (nats) and squared Hellinger.</param>
    internal static ShapeDistance Of(double value, double scale, ReadOnlySpan<double> reference, ReadOnlySpan<double> window)
    {
        var (total, seen) = Shares.Totals(reference, window);
        var bins = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            bins += reference[i] + window[i] > 0 ? 1 : 0;
        }

        var unit = scale * ((1 / total) + (1 / seen));
        return bins < 2 ? new(value, value, 1) : new(value, value - (unit * (bins - 1)), ChiSquared.Tail(value / unit, bins - 1));
    }

    internal static double SmallestShift(double scale, int bins, long reference, long window, double alpha, double power)
    {
        Samples.CheckLevels(alpha, power);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        return scale * ((1.0 / reference) + (1.0 / window)) * ChiSquared.Noncentrality(bins - 1, alpha, power);
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// Population Stability Index of two histograms over the same bins:
/// Σ (p − q) · ln(p / q), the symmetrised Kullback-Leibler divergence (Siddiqi, Credit Risk Scorecards, 2006), in nats.
/// Take the bins from the reference alone (<see cref="QuantileBins"/>), so that a window can't move them.
/// </summary>
public static class PopulationStability
{
    /// <summary>Counted once in every bin, so that an empty bin gives a large figure rather than an infinite one.</summary>
    private const double Smoothing = 0.5;

    /// <summary>0 for equal shapes; by custom 0.1 is worth a look and 0.25 a shift.</summary>
    /// <param name="reference">Counts per bin, any scale.</param>
    /// <param name="window">Counts per bin, same length.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero, or a side holds nothing.</exception>
    public static double Index(ReadOnlySpan<double> reference, ReadOnlySpan<double> window)
    {
        var (total, seen) = Shares.Totals(reference, window);
        var (all, others) = (total + (reference.Length * Smoothing), seen + (reference.Length * Smoothing));
        var index = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            var p = (window[i] + Smoothing) / others;
            var q = (reference[i] + Smoothing) / all;
            index += (p - q) * Math.Log(p / q);
        }

        return index;
    }

    /// <summary>
    /// The index with what chance alone gives taken off, and how often chance gives as much: without a shift Index / (1/n + 1/m) is
    /// chi-squared with (bins − 1) degrees of freedom in the limit (Yurdakul, Naranjo, Journal of Risk Model Validation 14(4), 2020, section 3),
    /// so that the index of small windows is large for no reason.
    /// </summary>
    /// <param name="reference">Counts per bin, in rows.</param>
    /// <param name="window">Counts per bin, in rows.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero, or a side holds nothing.</exception>
    public static ShapeDistance Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> window) =>
        ShapeDistance.Of(Index(reference, window), scale: 1, reference, window);

    /// <summary>The smallest index (corrected) that windows of this size could see at level α.</summary>
    /// <param name="bins">≥ 2.</param>
    /// <param name="reference">Rows of the reference.</param>
    /// <param name="window">Rows of the window.</param>
    /// <param name="power">How often it is to be found.</param>
    public static double SmallestShift(int bins, long reference, long window, double alpha = 0.05, double power = 0.8) =>
        ShapeDistance.SmallestShift(scale: 1, bins, reference, window, alpha, power);
}

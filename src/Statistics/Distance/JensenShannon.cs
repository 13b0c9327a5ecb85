namespace MlopsLab.Statistics;

/// <summary>
/// Jensen-Shannon divergence of two histograms: the mean Kullback-Leibler divergence of both from their mean (Lin, IEEE Transactions on Information Theory 37(1),
/// 1991, equation 4.1). Finite with empty bins. What scipy calls <c>jensenshannon</c> is its square root, <see cref="Distance"/>.
/// </summary>
public static class JensenShannon
{
    /// <summary>0 for equal shapes, 1 bit or ln 2 nats for shapes without a common bin.</summary>
    /// <param name="reference">Counts per bin, any scale.</param>
    /// <param name="window">Counts per bin, same length.</param>
    /// <param name="unit">Base of the logarithm.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero, or a side holds nothing.</exception>
    public static double Divergence(ReadOnlySpan<double> reference, ReadOnlySpan<double> window, LogBase unit)
    {
        var (total, seen) = Shares.Totals(reference, window);
        var sum = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            var (p, q) = (window[i] / seen, reference[i] / total);
            sum += Part(p, q) + Part(q, p);
        }

        return Math.Max(0, sum / 2) / (unit == LogBase.Bits ? Math.Log(2) : 1);
    }

    /// <summary>The square root, a metric (Endres, Schindelin, IEEE Transactions on Information Theory 49(7), 2003).</summary>
    /// <inheritdoc cref="Divergence"/>
    public static double Distance(ReadOnlySpan<double> reference, ReadOnlySpan<double> window, LogBase unit) => Math.Sqrt(Divergence(reference, window, unit));

    /// <summary>The divergence in nats beside what chance gives; see <see cref="ShapeDistance"/>.</summary>
    /// <param name="reference">Counts per bin, in rows.</param>
    /// <param name="window">Counts per bin, in rows.</param>
    public static ShapeDistance Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> window) =>
        ShapeDistance.Of(Divergence(reference, window, LogBase.Nats), scale: 1.0 / 8, reference, window);

    /// <summary>The smallest divergence (nats, corrected) that windows of this size could see at level α.</summary>
    public static double SmallestShift(int bins, long reference, long window, double alpha = 0.05, double power = 0.8) =>
        ShapeDistance.SmallestShift(scale: 1.0 / 8, bins, reference, window, alpha, power);

    private static double Part(double p, double q) => p > 0 ? p * Math.Log(2 * p / (p + q)) : 0;
}

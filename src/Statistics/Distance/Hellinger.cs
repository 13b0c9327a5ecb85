namespace MlopsLab.Statistics;

/// <summary>Hellinger distance of two histograms, √(½ Σ (√p − √q)²) (Hellinger, Journal für die reine und angewandte Mathematik 136, 1909; Pardo 2006, section 1.2).</summary>
public static class Hellinger
{
    /// <summary>0 for equal shapes, 1 for shapes without a common bin.</summary>
    /// <param name="reference">Counts per bin, any scale.</param>
    /// <param name="window">Counts per bin, same length.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero, or a side holds nothing.</exception>
    public static double Distance(ReadOnlySpan<double> reference, ReadOnlySpan<double> window) => Math.Sqrt(Squared(reference, window));

    /// <summary>The squared distance beside what chance gives; see <see cref="ShapeDistance"/>.</summary>
    /// <param name="reference">Counts per bin, in rows.</param>
    /// <param name="window">Counts per bin, in rows.</param>
    public static ShapeDistance Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> window) =>
        ShapeDistance.Of(Squared(reference, window), scale: 1.0 / 8, reference, window);

    /// <summary>The smallest squared distance (corrected) that windows of this size could see at level α.</summary>
    public static double SmallestShift(int bins, long reference, long window, double alpha = 0.05, double power = 0.8) =>
        ShapeDistance.SmallestShift(scale: 1.0 / 8, bins, reference, window, alpha, power);

    private static double Squared(ReadOnlySpan<double> reference, ReadOnlySpan<double> window)
    {
        var (total, seen) = Shares.Totals(reference, window);
        var sum = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            var root = Math.Sqrt(window[i] / seen) - Math.Sqrt(reference[i] / total);
            sum += root * root;
        }

        return sum / 2;
    }
}

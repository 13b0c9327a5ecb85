namespace MlopsLab.Statistics;

/// <summary>
/// Population Stability Index of two histograms over the same bins:
/// Σ (p − q) · ln(p / q), the symmetrised Kullback-Leibler divergence (Siddiqi, Credit Risk Scorecards, 2006).
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
        if (reference.Length == 0 || reference.Length != window.Length)
        {
            throw new ArgumentException($"Both histograms need the same bins; they have {reference.Length} and {window.Length}.", nameof(window));
        }

        var (total, seen) = (Total(reference), Total(window));
        var index = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            var p = (window[i] + Smoothing) / seen;
            var q = (reference[i] + Smoothing) / total;
            index += (p - q) * Math.Log(p / q);
        }

        return index;
    }

    private static double Total(ReadOnlySpan<double> counts)
    {
        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += count >= 0 ? count : throw new ArgumentException($"A count can't be {count}.", nameof(counts));
        }

        return sum > 0 ? sum + (counts.Length * Smoothing) : throw new ArgumentException("A histogram without a single count has no shape.", nameof(counts));
    }
}

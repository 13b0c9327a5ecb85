namespace MlopsLab.Statistics;

/// <summary>Checks and sums that histograms share.</summary>
internal static class Shares
{
    /// <summary>The totals of two histograms over the same bins.</summary>
    /// <exception cref="ArgumentException">The bins differ, a count is negative or no number, or a side holds nothing.</exception>
    public static (double Reference, double Window) Totals(ReadOnlySpan<double> reference, ReadOnlySpan<double> window)
    {
        if (reference.Length == 0 || reference.Length != window.Length)
        {
            throw new ArgumentException($"Both histograms need the same bins; they have {reference.Length} and {window.Length}.", nameof(window));
        }

        return (Total(reference), Total(window));
    }

    private static double Total(ReadOnlySpan<double> counts)
    {
        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += count >= 0 ? count : throw new ArgumentException($"A count can't be {count}.", nameof(counts));
        }

        return sum > 0 ? sum : throw new ArgumentException("A histogram without a single count has no shape.", nameof(counts));
    }
}

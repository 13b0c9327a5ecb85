namespace MlopsLab.Statistics;

/// <summary>Bins that hold equal shares of the reference, fixed from then on; equal numbers always fall into one bin, so that a few frequent numbers give fewer bins.</summary>
public sealed class QuantileBins
{
    private readonly double[] edges;

    private QuantileBins(double[] edges) => this.edges = edges;

    /// <summary>The upper ends of all bins but the last, ascending; a number on an end belongs below it.</summary>
    public IReadOnlyList<double> Edges => edges;

    /// <summary>How many bins there are.</summary>
    public int Count => edges.Length + 1;

    /// <param name="reference">The numbers the bins are made from, in any order.</param>
    /// <param name="bins">How many at most, ≥ 2.</param>
    /// <exception cref="ArgumentException">The reference is empty or holds NaN.</exception>
    public static QuantileBins Of(ReadOnlySpan<double> reference, int bins = 10) => OfSorted(Samples.Sorted(reference), bins);

    /// <summary>Counts per bin; NaN counts nowhere.</summary>
    public double[] Counts(ReadOnlySpan<double> window)
    {
        var counts = new double[Count];
        foreach (var value in window)
        {
            if (!double.IsNaN(value))
            {
                counts[BinOf(value)]++;
            }
        }

        return counts;
    }

    /// <summary>Counts per bin of numbers in ascending order; finds the ends by halving.</summary>
    internal void CountSorted(ReadOnlySpan<double> sorted, Span<double> counts)
    {
        var before = 0;
        for (var i = 0; i < edges.Length; i++)
        {
            var upTo = before + Below(sorted[before..], edges[i]);
            counts[i] = upTo - before;
            before = upTo;
        }

        counts[edges.Length] = sorted.Length - before;
    }

    internal static QuantileBins OfSorted(ReadOnlySpan<double> sorted, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        var edges = new List<double>(bins - 1);
        for (var bin = 1; bin < bins; bin++)
        {
            var edge = sorted[(int)((long)bin * (sorted.Length - 1) / bins)];
            if (edge < sorted[^1] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }

        return new([.. edges]);
    }

    private static int Below(ReadOnlySpan<double> sorted, double edge)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= edge ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int BinOf(double value)
    {
        var at = Array.BinarySearch(edges, value);
        return at < 0 ? ~at : at;
    }
}

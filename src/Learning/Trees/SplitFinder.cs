using System.Runtime.Intrinsics;

namespace MlopsLab.Learning.Trees;

/// <summary>Finds the cut of a leaf with the highest gain; among equals the first column and the lowest bin win.</summary>
internal sealed class SplitFinder
{
    private readonly BinTable table;
    private readonly GbdtOptions options;
    private readonly Penalties penalties;
    private readonly NumberCuts numbers;
    private readonly TrendCuts trends;
    private readonly CategoryCuts categories;

    public SplitFinder(BinTable table, GbdtOptions options)
    {
        // Below this a hessian is nothing at all, and no gain is worth a split.
        const double Least = 1e-9;
        (this.table, this.options) = (table, options);
        penalties = new(options.L1, options.L2);
        var leastH = Math.Max(options.MinChildWeight, Least);
        (numbers, trends, categories) = (new(options, leastH), new(penalties, leastH), new(options, leastH));
        HasTrends = table.Columns.Any(column => column.Trend != Trend.Free);
    }

    public bool HasTrends { get; }

    /// <param name="columns">The columns that this tree may use, ascending.</param>
    public Split? Find(Leaf leaf, IReadOnlyList<int> columns, Scale scale)
    {
        Split? best = null;
        foreach (var column in columns)
        {
            var slots = leaf.Histogram.AsSpan(column * Histograms.Stride, table.Columns[column].Slots);
            var found = table.Columns[column].Levels is null
                ? Number(column, slots, leaf, scale)
                : categories.Best(column, slots, leaf.Sum, scale, leaf.Bounds);
            best = found is not null && found.Gain > (best?.Gain ?? Math.Max(options.MinGain, 1e-9)) ? found : best;
        }

        return best;
    }

    /// <summary>Where missing values go that training never saw here: with most of the weight.</summary>
    public static bool Heavier(long left, long sum) => (uint)left * 2L >= (uint)sum;

    private Split? Number(int column, ReadOnlySpan<long> slots, Leaf leaf, Scale scale)
    {
        var missing = slots[^1];
        var values = slots.Length - 1;
        Span<long> before = stackalloc long[(values + Vector512<long>.Count - 1) / Vector512<long>.Count * Vector512<long>.Count];
        var left = 0L;
        for (var bin = 0; bin < values; bin++)
        {
            left += slots[bin];
            before[bin] = left;
        }

        before[values..].Fill(left);
        var best = Best(column, before, 0, leaf, scale);
        best = missing == 0 ? best : best.Or(Best(column, before, missing, leaf, scale));
        var gain = best.Worth - Worth(scale.Unpack(leaf.Sum), leaf.Bounds);
        if (!(gain > 0) || best.Bin >= values)
        {
            return null;
        }

        var leftSum = before[best.Bin] + (best.MissingLeft ? missing : 0);
        return new(column, best.Bin, null, missing == 0 ? Heavier(leftSum, leaf.Sum) : best.MissingLeft, leftSum, gain);
    }

    private Cut Best(int column, ReadOnlySpan<long> before, long missing, Leaf leaf, Scale scale) => HasTrends
        ? trends.Best(before, missing, leaf.Sum, scale, table.Columns[column].Trend, leaf.Bounds)
        : numbers.Best(before, missing, leaf.Sum, scale);

    private double Worth(Sums sums, Bounds bounds) =>
        HasTrends ? penalties.Worth(sums, penalties.Answer(sums, bounds)) : penalties.Worth(sums);
}

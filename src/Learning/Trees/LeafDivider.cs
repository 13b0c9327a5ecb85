namespace MlopsLab.Learning.Trees;

/// <summary>Turns a leaf into two: divides its rows, sums the smaller child's gradients, and finds the best split of both.</summary>
internal sealed class LeafDivider(
    BinTable table, Histograms histograms, SplitFinder finder, RowPartition rows, GbdtOptions options, IReadOnlyList<int> columns, Gradients gradients)
{
    private readonly Penalties penalties = new(options.L1, options.L2);

    /// <param name="childrenAreFinal">The tree has no room for more splits, so that sums of bins are of no use.</param>
    public (Leaf Left, Leaf Right) Divide(Leaf leaf, bool childrenAreFinal)
    {
        if (leaf is not { Best: { } split, Histogram: { } histogram })
        {
            throw new InvalidOperationException("A leaf without a split cannot be divided.");
        }

        var lefts = rows.Divide(leaf.Start, leaf.Count, table.ByColumn[split.Column], table.Columns[split.Column], split);
        var (left, right) = Children(leaf, split, lefts);
        leaf.Histogram = null;
        if (childrenAreFinal)
        {
            histograms.Return(histogram);
            return (left, right);
        }

        var (small, large) = left.Count <= right.Count ? (left, right) : (right, left);
        (small.Histogram, large.Histogram) = (histograms.Rent(), histogram);
        histograms.Add(small.Histogram, rows.Of(small.Start, small.Count), gradients.Packed);
        Histograms.Subtract(histogram, small.Histogram);
        Look(left);
        Look(right);
        return (left, right);
    }

    public void Look(Leaf leaf)
    {
        leaf.Best = finder.Find(leaf, columns, gradients.Scale);
        if (leaf.Best is null)
        {
            histograms.Return(leaf.Histogram);
            leaf.Histogram = null;
        }
    }

    /// <summary>Frees what a finished tree still holds, also in leaves that were divided ahead in vain.</summary>
    public void Release(Leaf leaf)
    {
        histograms.Return(leaf.Histogram);
        leaf.Histogram = null;
        if (leaf.Children is { } children)
        {
            Release(children.Left);
            Release(children.Right);
        }
    }

    private (Leaf Left, Leaf Right) Children(Leaf leaf, Split split, int lefts)
    {
        var other = leaf.Sum - split.Left;
        var (leftBounds, rightBounds) = finder.HasTrends ? BoundsOf(leaf, split, other) : (Bounds.None, Bounds.None);
        return (
            new(leaf.Start, lefts, split.Left, leftBounds),
            new(leaf.Start + lefts, leaf.Count - lefts, other, rightBounds));
    }

    /// <summary>Below a split on an input with a trend, nothing may cross the middle of the two answers.</summary>
    private (Bounds Left, Bounds Right) BoundsOf(Leaf leaf, Split split, long other)
    {
        var (left, right) = (Answer(split.Left, leaf.Bounds), Answer(other, leaf.Bounds));
        var middle = left + ((right - left) / 2);
        var (below, above) = (leaf.Bounds with { High = middle }, leaf.Bounds with { Low = middle });
        return table.Columns[split.Column].Trend switch
        {
            Trend.Rising => (below, above),
            Trend.Falling => (above, below),
            _ => (leaf.Bounds, leaf.Bounds),
        };
    }

    private double Answer(long sum, Bounds bounds) => penalties.Answer(gradients.Scale.Unpack(sum), bounds);
}

namespace MlopsLab.Learning.Trees;

/// <summary>Grows one tree at a time, always splitting the leaf that gains most; row lists and histograms are reused.</summary>
internal sealed class TreeGrower
{
    private readonly IReadOnlyList<BinnedColumn> columns;
    private readonly GbdtOptions options;
    private readonly Histograms histograms;
    private readonly SplitFinder finder;
    private readonly RowPartition rows;
    private readonly GradientPair[] gathered;

    public TreeGrower(IReadOnlyList<BinnedColumn> columns, int rowCount, GbdtOptions options)
    {
        (this.columns, this.options) = (columns, options);
        histograms = new(columns);
        finder = new(columns, histograms.Offsets, options);
        rows = new(rowCount);
        gathered = new GradientPair[rowCount];
    }

    /// <summary>Adds the tree's answers to <paramref name="scores"/> as well, in the arithmetic the scorer uses.</summary>
    public Tree Grow(GradientPair[] gradients, double[] scores)
    {
        rows.Reset();
        var shape = new TreeShape(columns);
        var leaves = new List<Leaf> { Root(gradients) };
        while (leaves.Count < options.Leaves && Widest(leaves) is var at && leaves[at].Best is { } split)
        {
            var (left, right) = Divide(leaves[at], split, gradients);
            shape.Split(at, split);
            leaves[at] = left;
            leaves.Add(right);
        }

        leaves.ForEach(leaf => histograms.Return(leaf.Histograms));
        return shape.ToTree([.. leaves.Select(leaf => Answer(leaf, scores))]);
    }

    private Leaf Root(GradientPair[] gradients)
    {
        var sum = default(GradientPair);
        foreach (var pair in gradients)
        {
            sum += pair;
        }

        var leaf = new Leaf(0, gradients.Length, sum, histograms.Build(rows.Of(0, gradients.Length), gradients));
        leaf.Best = finder.Find(leaf.Histograms, sum);
        return leaf;
    }

    private static int Widest(List<Leaf> leaves)
    {
        var best = 0;
        for (var i = 1; i < leaves.Count; i++)
        {
            best = (leaves[i].Best?.Gain ?? 0) > (leaves[best].Best?.Gain ?? 0) ? i : best;
        }

        return best;
    }

    private (Leaf Left, Leaf Right) Divide(Leaf leaf, Split split, GradientPair[] gradients)
    {
        var leftCount = rows.Divide(leaf.Start, leaf.Count, columns[split.Column], split);
        var rightCount = leaf.Count - leftCount;
        var rightStart = leaf.Start + leftCount;
        var small = leftCount <= rightCount ? Build(leaf.Start, leftCount, gradients) : Build(rightStart, rightCount, gradients);
        Histograms.Subtract(leaf.Histograms, small);
        var (left, right) = leftCount <= rightCount ? (small, leaf.Histograms) : (leaf.Histograms, small);
        return (
            Child(leaf.Start, leftCount, split.Left, left),
            Child(rightStart, rightCount, leaf.Sum - split.Left, right));
    }

    private GradientPair[] Build(int start, int count, GradientPair[] gradients)
    {
        var ids = rows.Of(start, count);
        for (var i = 0; i < ids.Length; i++)
        {
            gathered[i] = gradients[ids[i]];
        }

        return histograms.Build(ids, gathered);
    }

    private Leaf Child(int start, int count, GradientPair sum, GradientPair[] own) =>
        new(start, count, sum, own) { Best = finder.Find(own, sum) };

    private double Answer(Leaf leaf, double[] scores)
    {
        var value = -leaf.Sum.G / Math.Max(leaf.Sum.H + options.L2, 1e-12) * options.LearningRate;
        foreach (var row in rows.Of(leaf.Start, leaf.Count))
        {
            scores[row] += value;
        }

        return value;
    }
}

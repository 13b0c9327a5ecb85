namespace MlopsLab.Learning.Trees;

/// <summary>Writes down the splits in the order they were made, which puts every split before its children.</summary>
internal sealed class TreeShape(IReadOnlyList<BinnedColumn> columns)
{
    private readonly List<TreeSplit> splits = [];

    /// <summary>For each leaf: which split points to it, and from which side.</summary>
    private readonly List<(int Split, bool Left)> parents = [(-1, false)];

    /// <summary>Leaf <paramref name="leaf"/> becomes a split; its left child takes over its number and the right child gets the next.</summary>
    public void Split(int leaf, Split split)
    {
        var at = splits.Count;
        var (parent, left) = parents[leaf];
        if (parent >= 0)
        {
            splits[parent] = left ? splits[parent] with { Left = at } : splits[parent] with { Right = at };
        }

        splits.Add(new(split.Column, Threshold(split), LeftLevels(split), split.MissingLeft, ~leaf, ~parents.Count));
        parents[leaf] = (at, true);
        parents.Add((at, false));
    }

    public Tree ToTree(double[] leaves) => new(splits, leaves);

    /// <summary>All values left (only missing ones right) when the last value bin goes left.</summary>
    private double Threshold(Split split) => split.LeftBins is not null ? 0
        : split.LastLeftBin < columns[split.Column].Uppers.Length ? columns[split.Column].Uppers[split.LastLeftBin]
        : double.MaxValue;

    private int[]? LeftLevels(Split split) => split.LeftBins is null
        ? null
        : [.. split.LeftBins.SelectMany(bin => columns[split.Column].Levels?[bin] ?? []).Order()];
}

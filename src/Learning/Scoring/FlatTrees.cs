namespace MlopsLab.Learning.Scoring;

/// <summary>Trees that are walked, for those with many leaves: three arrays: splits (child ≥ 0 is a split, ~child a leaf), leaves, and bit sets of levels.</summary>
internal sealed class FlatTrees : IScoring
{
    private readonly TreesBody body;
    private readonly int width;
    private readonly int[] roots;
    private readonly FlatSplit[] splits;
    private readonly double[] leaves;
    private readonly ulong[] sets;

    private FlatTrees(TreesBody body, int width, int[] roots, FlatSplit[] splits, double[] leaves, ulong[] sets) =>
        (this.body, this.width, this.roots, this.splits, this.leaves, this.sets) = (body, width, roots, splits, leaves, sets);

    public static FlatTrees Of(IReadOnlyList<FeatureInput> inputs, TreesBody body)
    {
        var (roots, splits, leaves, sets) = (new List<int>(), new List<FlatSplit>(), new List<double>(), new List<ulong>());
        foreach (var tree in body.Trees)
        {
            var (firstSplit, firstLeaf) = (splits.Count, leaves.Count);
            roots.Add(tree.Splits.Count == 0 ? ~firstLeaf : firstSplit);
            leaves.AddRange(tree.Leaves);
            foreach (var split in tree.Splits)
            {
                var levels = split.LeftLevels is null ? 0 : inputs[split.Input].Levels?.Count ?? 0;
                splits.Add(new(
                    split.Threshold is double.MaxValue ? double.PositiveInfinity : split.Threshold,
                    split.Input,
                    Shift(split.Left, firstSplit, firstLeaf),
                    Shift(split.Right, firstSplit, firstLeaf),
                    split.LeftLevels is { } left ? AddSet(sets, left, levels) : -1,
                    levels,
                    split.MissingLeft));
            }
        }

        return new(body, inputs.Count, [.. roots], [.. splits], [.. leaves], [.. sets]);
    }

    public double Score(ReadOnlySpan<double> x) =>
        Links.Score(body, body.Single ? Sum<SingleSumming>(x) : Sum<DoubleSumming>(x));

    public void Score(ReadOnlySpan<double> rows, Span<double> scores)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Score(rows.Slice(row * width, width));
        }
    }

    private double Sum<TSumming>(ReadOnlySpan<double> x)
        where TSumming : ISumming
    {
        var sum = body.Base;
        foreach (var root in roots)
        {
            var at = root;
            while (at >= 0)
            {
                ref readonly var split = ref splits[at];
                at = GoesLeft(split, x[split.Input]) ? split.Left : split.Right;
            }

            sum = TSumming.Add(sum, leaves[~at]);
        }

        return sum;
    }

    private bool GoesLeft(in FlatSplit split, double value)
    {
        if (split.Set < 0)
        {
            value = body.Single ? (float)value : value;
            return value <= split.Threshold || (split.MissingLeft && double.IsNaN(value));
        }

        if (!(value >= 0 && value < split.Levels))
        {
            return split.MissingLeft;
        }

        var level = (int)value;
        return (sets[split.Set + (level >> 6)] >> (level & 63) & 1) != 0;
    }

    private static int Shift(int child, int firstSplit, int firstLeaf) => child >= 0 ? child + firstSplit : ~(~child + firstLeaf);

    private static int AddSet(List<ulong> sets, IReadOnlyList<int> left, int levels)
    {
        var words = new ulong[(levels + 63) / 64];
        foreach (var level in left)
        {
            words[level >> 6] |= 1UL << (level & 63);
        }

        sets.AddRange(words);
        return sets.Count - words.Length;
    }
}

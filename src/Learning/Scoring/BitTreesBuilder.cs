using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Scoring;

/// <summary>Prepares trees for <see cref="BitTrees"/>.</summary>
internal sealed class BitTreesBuilder
{
    public const int MostLeaves = 32;

    private const int MostTrees = 512;
    private const int MostEntries = 1_000_000;
    private const int MostWords = 8;
    private const int ShortestStep = 8;
    private const int BlockWords = 1 << 17;

    private readonly IReadOnlyList<FeatureInput> inputs;
    private readonly List<BitSplit> splits = [];
    private readonly double[] leaves;
    private readonly int padded;

    private BitTreesBuilder(IReadOnlyList<FeatureInput> inputs, TreesBody body)
    {
        this.inputs = inputs;
        leaves = new double[body.Trees.Count * MostLeaves];
        padded = (body.Trees.Count + 15) / 16 * 16;
        for (var tree = 0; tree < body.Trees.Count; tree++)
        {
            var seen = 0;
            Visit(body.Trees[tree], body.Trees[tree].Splits.Count == 0 ? ~0 : 0, tree, ref seen);
        }
    }

    /// <summary>Null for trees that need another scorer: too many leaves or levels, or thresholds that are no floats.</summary>
    public static BitTrees? Build(IReadOnlyList<FeatureInput> inputs, TreesBody body)
    {
        var entries = body.Trees.SelectMany(tree => tree.Splits).Sum(split => split.LeftLevels is null ? 0L : inputs[split.Input].Levels?.Count ?? 0);
        var fits = body.Trees.Count <= MostTrees && entries <= MostEntries && body.Trees.All(tree => tree.Leaves.Count <= MostLeaves);
        if (!fits || !body.Trees.All(tree => tree.Splits.All(IsFloat)))
        {
            return null;
        }

        var builder = new BitTreesBuilder(inputs, body);
        var byInput = builder.splits.GroupBy(split => (split.Split.Input, IsNumber: split.Split.LeftLevels is null)).OrderBy(group => group.Key).ToArray();
        return new(
            body,
            inputs.Count,
            builder.padded,
            builder.leaves,
            [.. byInput.Where(group => group.Key.IsNumber).Select(group => builder.Number(group.Key.Input, [.. group]))],
            [.. byInput.Where(group => !group.Key.IsNumber).Select(group => builder.Category(group.Key.Input, [.. group]))]);
    }

    private static bool IsFloat(TreeSplit split) => split.Threshold is double.MaxValue || (float)split.Threshold == split.Threshold;

    private static float FloatOf(TreeSplit split) => split.Threshold is double.MaxValue ? float.PositiveInfinity : (float)split.Threshold;

    /// <summary>Numbers the leaves from left to right; a split that sends a row right closes the leaves under its left child.</summary>
    private void Visit(Tree tree, int at, int number, ref int seen)
    {
        if (at < 0)
        {
            leaves[(number * MostLeaves) + seen++] = tree.Leaves[~at];
            return;
        }

        var first = seen;
        Visit(tree, tree.Splits[at].Left, number, ref seen);
        var closed = ((1UL << seen) - 1) ^ ((1UL << first) - 1);
        splits.Add(new(tree.Splits[at], number, ~(uint)closed));
        Visit(tree, tree.Splits[at].Right, number, ref seen);
    }

    private BitNumber Number(int input, BitSplit[] own)
    {
        var sorted = own.OrderBy(split => FloatOf(split.Split)).ToArray();
        var step = Math.Max(ShortestStep, (int)((long)sorted.Length * padded / BlockWords));
        var blocks = new uint[sorted.Length / step * padded];
        var open = Open();
        for (var at = 0; at < sorted.Length; at++)
        {
            open[sorted[at].Tree] &= sorted[at].Mask;
            if ((at + 1) % step == 0)
            {
                open.CopyTo(blocks, at / step * padded);
            }
        }

        return new(
            input,
            [.. sorted.Select(split => FloatKey.OfFloat(FloatOf(split.Split)))],
            [.. sorted.Select(split => split.Tree)],
            [.. sorted.Select(split => split.Mask)],
            step,
            blocks,
            Missing(sorted));
    }

    private uint[]? Missing(BitSplit[] own)
    {
        var right = own.Where(split => !split.Split.MissingLeft).ToArray();
        var open = Open();
        foreach (var split in right)
        {
            open[split.Tree] &= split.Mask;
        }

        return right.Length == 0 ? null : open;
    }

    private BitCategory Category(int input, BitSplit[] own)
    {
        var levels = inputs[input].Levels?.Count ?? 0;
        var (starts, trees, masks) = (new List<int>(), new List<int>(), new List<uint>());
        for (var level = 0; level <= levels; level++)
        {
            starts.Add(trees.Count);
            foreach (var split in own.Where(split => GoesRight(split.Split, level, levels)))
            {
                trees.Add(split.Tree);
                masks.Add(split.Mask);
            }
        }

        starts.Add(trees.Count);
        var words = levels < MostWords * BitWord.Levels ? (levels / BitWord.Levels) + 1 : 0;
        return new(input, levels, [.. starts], [.. trees], [.. masks], [.. Enumerable.Range(0, words).Select(word => Word(own, word * BitWord.Levels, levels))]);
    }

    private static BitWord Word(BitSplit[] own, int first, int levels)
    {
        var rights = own.Select(split => Enumerable.Range(0, Math.Min(BitWord.Levels, levels + 1 - first))
            .Aggregate(0u, (right, level) => right | (GoesRight(split.Split, first + level, levels) ? 1u << level : 0)));
        var used = own.Zip(rights).Where(pair => pair.Second != 0).ToArray();
        return new([.. used.Select(pair => pair.First.Tree)], [.. used.Select(pair => pair.First.Mask)], [.. used.Select(pair => pair.Second)]);
    }

    private static bool GoesRight(TreeSplit split, int level, int levels) =>
        level == levels ? !split.MissingLeft : !(split.LeftLevels?.Contains(level) ?? false);

    private uint[] Open()
    {
        var open = new uint[padded];
        Array.Fill(open, uint.MaxValue);
        return open;
    }
}

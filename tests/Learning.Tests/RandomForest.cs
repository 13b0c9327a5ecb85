namespace MlopsLab.Learning.Tests;

/// <summary>Trees of random shape over three numbers and a category, and rows that meet their thresholds exactly, miss values or have unknown levels.</summary>
internal sealed class RandomForest(int seed, int levels)
{
    private readonly Random random = new(seed);

    public IReadOnlyList<FeatureInput> Inputs { get; } =
    [
        new("a", FeatureKind.Number),
        new("b", FeatureKind.Number),
        new("c", FeatureKind.Number),
        new("d", FeatureKind.Category, [.. Enumerable.Range(0, levels).Select(level => $"l{level}")]),
    ];

    public TreesBody Body(int trees, bool single, int leaves = 0) =>
        new(-0.5, [.. Enumerable.Range(0, trees).Select(_ => Tree(leaves > 0 ? leaves : random.Next(1, 33)))], Link.Logistic, single);

    public double[] Rows(int count, TreesBody body)
    {
        var thresholds = body.Trees.SelectMany(tree => tree.Splits).Select(split => split.Threshold).ToArray();
        return [.. Enumerable.Range(0, count * 4).Select(at => at % 4 == 3 ? random.Next(-1, levels + 2) : Number(thresholds))];
    }

    private double Number(double[] thresholds) => random.Next(6) switch
    {
        0 => double.NaN,
        1 => thresholds[random.Next(thresholds.Length)],
        2 => Math.BitIncrement(thresholds[random.Next(thresholds.Length)]),
        3 => -0.0,
        _ => (random.NextDouble() * 20) - 10,
    };

    /// <summary>Splits a random leaf until there are enough; children come after their parent, as artifacts want it.</summary>
    private Tree Tree(int leaves)
    {
        var splits = new List<TreeSplit>();
        var parents = new List<(int Split, bool Left)> { (-1, false) };
        while (parents.Count < leaves)
        {
            var leaf = random.Next(parents.Count);
            var (parent, left) = parents[leaf];
            if (parent >= 0)
            {
                splits[parent] = left ? splits[parent] with { Left = splits.Count } : splits[parent] with { Right = splits.Count };
            }

            parents[leaf] = (splits.Count, true);
            splits.Add(Split(~leaf, ~parents.Count));
            parents.Add((splits.Count - 1, false));
        }

        return new(splits, [.. parents.Select(_ => (double)(float)(random.NextDouble() - 0.5))]);
    }

    private TreeSplit Split(int left, int right)
    {
        var input = random.Next(4);
        var threshold = random.Next(20) == 0 ? double.MaxValue : (float)((random.NextDouble() * 16) - 8);
        int[] some = [.. Enumerable.Range(0, levels).Where(_ => random.Next(2) == 0)];
        return input == 3
            ? new(input, 0, some, random.Next(2) == 0, left, right)
            : new(input, random.Next(10) == 0 ? 0 : threshold, null, random.Next(2) == 0, left, right);
    }
}

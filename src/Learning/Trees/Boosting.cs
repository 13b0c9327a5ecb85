using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Trees;

/// <summary>The trees so far and the score of every row under them: of those that teach and of the newest ones that only watch.</summary>
internal sealed class Boosting
{
    private const int PackedRows = 4 * Gradients.Piece;

    private readonly GbdtOptions options;
    private readonly Crew crew;
    private readonly BinTable table;
    private readonly Histograms histograms;
    private readonly SplitFinder finder;
    private readonly Gradients gradients;
    private readonly Draw draw;
    private readonly RowPartition inside;
    private readonly RowPartition outside;
    private readonly double[] scores;
    private readonly int rows;
    private readonly int learning;
    private readonly List<Tree> trees = [];

    /// <param name="held">How many of the newest rows teach nothing.</param>
    public Boosting(Dataset data, int held, GbdtOptions options, Crew crew)
    {
        (this.options, this.crew, rows, learning) = (options, crew, data.Rows, data.Rows - held);
        table = BinTable.Of(data, learning, options.Bins, crew);
        Start = StartOf(data, learning, options.PositiveWeight);
        scores = new double[Gradients.Padded(data.Rows)];
        Array.Fill(scores, Start);
        gradients = new(data, learning, options.PositiveWeight, scores);
        histograms = new(table);
        finder = new(table, options);
        draw = new(options, table.Columns.Count);
        inside = new(learning);
        outside = new(options.RowShare < 1 ? rows : held);
    }

    /// <summary>The score before the first tree: log-odds of the positives' share, or the mean.</summary>
    public double Start { get; }

    public IReadOnlyList<Tree> Trees => trees;

    /// <summary>Scores of the rows that only watch.</summary>
    public ReadOnlySpan<double> Held => scores.AsSpan(learning, rows - learning);

    /// <summary>Of every row under the trees so far.</summary>
    public ReadOnlySpan<double> Scores => scores.AsSpan(0, rows);

    /// <summary>As if the trees of <paramref name="state"/> had just been grown.</summary>
    public void GoOn(FitState state)
    {
        trees.AddRange(state.Trees);
        state.Scores.CopyTo(scores, 0);
        draw.GoOn(trees.Count);
    }

    public Tree AddTree()
    {
        draw.Next();
        draw.Rows(learning, rows, inside, outside);
        gradients.Compute(crew);
        var divider = new LeafDivider(table, histograms, finder, inside, options, draw.Columns, gradients);
        var root = Root();
        divider.Look(root);
        var growth = new Growth(root, options.Leaves, divider);
        crew.Run(_ => growth.Work());
        divider.Release(root);
        var tree = Finish(growth);
        trees.Add(tree);
        return tree;
    }

    /// <summary>Forgets all but the first trees.</summary>
    public void Keep(int count) => trees.RemoveRange(Math.Min(count, trees.Count), Math.Max(trees.Count - count, 0));

    private Leaf Root()
    {
        var own = new long[crew.Members][];
        var all = inside.Count == learning;
        crew.Share(learning, PackedRows, (member, start, count) =>
        {
            gradients.Pack(start, count, trees.Count);
            if (all)
            {
                histograms.Add(own[member] ??= histograms.Rent(), start, count, gradients.Packed);
            }
        });
        if (!all)
        {
            crew.Share(inside.Count, PackedRows, (member, start, count) =>
                histograms.Add(own[member] ??= histograms.Rent(), inside.Of(start, count), gradients.Packed));
        }

        var histogram = Merged(own);
        return new(0, inside.Count, SumOf(histogram), Bounds.None) { Histogram = histogram };
    }

    private long[] Merged(long[]?[] own)
    {
        var filled = own.OfType<long[]>().ToArray();
        var histogram = filled.Length > 0 ? filled[0] : histograms.Rent();
        foreach (var other in filled.Skip(1))
        {
            Histograms.Add(histogram, other);
            histograms.Return(other);
        }

        return histogram;
    }

    /// <summary>Every row is in one slot of the first column.</summary>
    private long SumOf(long[] histogram)
    {
        var sum = 0L;
        foreach (var packed in histogram.AsSpan(0, table.Columns[0].Slots))
        {
            sum += packed;
        }

        return sum;
    }

    private Tree Finish(Growth growth)
    {
        var penalties = new Penalties(options.L1, options.L2);
        var shape = new TreeShape(table.Columns);
        foreach (var (leaf, split) in growth.Splits)
        {
            shape.Split(leaf, split);
        }

        double[] answers = [.. growth.Leaves.Select(leaf =>
            penalties.Answer(gradients.Scale.Unpack(leaf.Sum), leaf.Bounds) * options.LearningRate)];
        crew.Share(answers.Length, 1, (_, leaf, _) => Add(answers[leaf], inside.Of(growth.Leaves[leaf].Start, growth.Leaves[leaf].Count)));
        Follow(growth.Splits, answers);
        return shape.ToTree(answers);
    }

    /// <summary>Sends the rows that the tree did not learn from down the same splits.</summary>
    private void Follow(IReadOnlyList<(int Leaf, Split Split)> splits, double[] answers)
    {
        var ranges = new List<(int Start, int Count)> { (0, outside.Count) };
        foreach (var (leaf, split) in splits)
        {
            var (start, count) = ranges[leaf];
            var lefts = outside.Divide(start, count, table.ByColumn[split.Column], table.Columns[split.Column], split);
            ranges[leaf] = (start, lefts);
            ranges.Add((start + lefts, count - lefts));
        }

        foreach (var (leaf, (start, count)) in ranges.Index())
        {
            Add(answers[leaf], outside.Of(start, count));
        }
    }

    private void Add(double answer, ReadOnlySpan<int> which)
    {
        foreach (var row in which)
        {
            scores[row] += answer;
        }
    }

    private static double StartOf(Dataset data, int rows, double positiveWeight)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            var weight = data.Weight(row) * (data.Outcome == Outcome.Binary && data.Y[row] > 0 ? positiveWeight : 1);
            (sum, weights) = (sum + (weight * data.Y[row]), weights + weight);
        }

        return data.Outcome == Outcome.Number
            ? weights > 0 ? sum / weights : 0
            : Sigmoid.LogOdds((sum + 0.5) / (weights + 1));
    }
}

using MlopsLab.Learning.Scoring;

namespace MlopsLab.Learning.Trees;

/// <summary>Watches the log-loss on rows that were held back and remembers how many trees were best.</summary>
internal sealed class EarlyStop(Dataset held, double start, int patience)
{
    private readonly double[] scores = [.. Enumerable.Repeat(start, held.Rows)];
    private double best = double.PositiveInfinity;
    private int trees;

    public int BestTrees { get; private set; }

    public bool ShouldStopAfter(Tree tree)
    {
        trees++;
        var flat = FlatTrees.Of(held.Inputs, new TreesBody(0, [tree]));
        for (var row = 0; row < held.Rows; row++)
        {
            scores[row] += flat.LogOdds(held.Row(row));
        }

        var probabilities = Array.ConvertAll(scores, Numerics.Sigmoid.Of);
        var loss = Metrics.LogLoss(probabilities, held.Y);
        if (loss < best)
        {
            (best, BestTrees) = (loss, trees);
        }

        return trees - BestTrees >= patience;
    }
}

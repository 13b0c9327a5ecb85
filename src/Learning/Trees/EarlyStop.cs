using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Trees;

/// <summary>Watches the loss on rows that were held back and remembers how many trees were best.</summary>
internal sealed class EarlyStop(Dataset held, int patience)
{
    private int trees;

    /// <summary>The least loss so far, summed over the rows.</summary>
    public double Best { get; private set; } = double.PositiveInfinity;

    public int BestTrees { get; private set; }

    /// <summary>Mean loss after the last tree.</summary>
    public double Latest { get; private set; }

    /// <summary>As if it had watched the trees of <paramref name="state"/>.</summary>
    public void GoOn(FitState state) => (Best, BestTrees, trees) = (state.Best, state.BestTrees, state.Trees.Count);

    public bool ShouldStop(ReadOnlySpan<double> scores)
    {
        trees++;
        var loss = Loss(scores);
        Latest = loss / held.Rows;
        if (loss < Best)
        {
            (Best, BestTrees) = (loss, trees);
        }

        return trees - BestTrees >= patience;
    }

    private double Loss(ReadOnlySpan<double> scores)
    {
        var sum = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            sum += held.Weight(row) * (held.Outcome == Outcome.Number
                ? (scores[row] - held.Y[row]) * (scores[row] - held.Y[row])
                : LogLoss(held.Y[row] > 0 ? scores[row] : -scores[row]));
        }

        return sum;
    }

    private static double LogLoss(double margin) =>
        margin > 0 ? Math.Log(1 + Sigmoid.Exp(-margin)) : Math.Log(1 + Sigmoid.Exp(margin)) - margin;
}

using MlopsLab.Learning.Evaluation;

namespace MlopsLab.Learning;

/// <summary>From which score on to act.</summary>
public static class Thresholds
{
    /// <summary>The threshold with the least cost on these rows, halfway between two scores; among equals the one that acts least.</summary>
    public static double Cheapest(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, MistakeCosts costs)
    {
        var ties = Ties.Ascending(scores, labels);
        var cost = ties.Sum(tie => tie.Positives * costs.FalseNegative);
        var (least, threshold) = (cost, 1.0);
        for (var i = ties.Count - 1; i >= 0; i--)
        {
            cost += (ties[i].Negatives * costs.FalsePositive) - (ties[i].Positives * costs.FalseNegative);
            if (cost < least)
            {
                (least, threshold) = (cost, i == 0 ? ties[0].Score : Between(ties[i - 1].Score, ties[i].Score));
            }
        }

        return threshold;
    }

    private static double Between(double low, double high)
    {
        var middle = low + ((high - low) / 2);
        return middle > low ? middle : high;
    }
}

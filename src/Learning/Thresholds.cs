namespace MlopsLab.Learning;

/// <summary>From which score on to act.</summary>
public static class Thresholds
{
    /// <summary>The threshold with the least cost on these rows, halfway between two scores; among equals the one that acts least.</summary>
    public static double Cheapest(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, MistakeCosts costs) =>
        Cheapest(scores, labels, [.. Enumerable.Repeat(costs, scores.Length)]);

    /// <summary>The same when a mistake costs something else on every row.</summary>
    public static double Cheapest(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, ReadOnlySpan<MistakeCosts> costs)
    {
        Metrics.Check(scores, labels, costs);
        var order = scores.ToArray();
        var saved = new double[order.Length];
        for (var row = 0; row < saved.Length; row++)
        {
            saved[row] = labels[row] > 0 ? costs[row].FalseNegative : -costs[row].FalsePositive;
        }

        Array.Sort(order, saved);
        var (total, most, threshold) = (0.0, 0.0, 1.0);
        for (var row = order.Length - 1; row >= 0; row--)
        {
            total += saved[row];
            var below = row == 0 ? double.NegativeInfinity : order[row - 1];
            if (order[row] > below && total > most)
            {
                (most, threshold) = (total, row == 0 ? order[0] : Between(below, order[row]));
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

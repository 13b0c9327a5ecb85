using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>What the plots show: points of false positive rate and recall, of recall and precision, of threshold and cost, and the reliability bins.</summary>
internal sealed record Curves(
    IReadOnlyList<CurvePoint> Roc, IReadOnlyList<CurvePoint> PrecisionRecall, IReadOnlyList<CurvePoint> Cost, IReadOnlyList<ReliabilityBin> Reliability)
{
    private const int Points = 100;

    public static Curves Of(double[] scores, Dataset test, MistakeCosts[] costs)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length).OrderByDescending(row => scores[row]).ThenBy(row => row)];
        var (roc, precision, cost) = (new List<CurvePoint> { new(0, 0) }, new List<CurvePoint>(), new List<CurvePoint>());
        var (hits, alarms, spent) = (0.0, 0.0, costs.Where((_, row) => test.Y[row] > 0).Sum(one => one.FalseNegative));
        double positives = test.Positives, negatives = test.Rows - positives;
        for (var at = 0; at < order.Length; at++)
        {
            var row = order[at];
            var positive = test.Y[row] > 0;
            (hits, alarms) = positive ? (hits + 1, alarms) : (hits, alarms + 1);
            spent += positive ? -costs[row].FalseNegative : costs[row].FalsePositive;
            var isLast = at == order.Length - 1;
            if (isLast || (scores[order[at + 1]] < scores[row] && (long)(at + 1) * Points / order.Length > (long)at * Points / order.Length))
            {
                roc.Add(new(alarms / negatives, hits / positives));
                precision.Add(new(hits / positives, hits / (hits + alarms)));
                cost.Add(new(scores[row], spent / order.Length));
            }
        }

        return new(roc, precision, cost, Learning.Reliability.Of(scores, test.Y).Bins);
    }
}

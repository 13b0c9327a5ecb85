namespace MlopsLab.Learning.Evaluation;

/// <summary>
/// For each positive the share of negatives it scores above, for each negative the share of positives above it, ties
/// counting half: the structural components of DeLong et al. 1988, found by sorting once (Sun and Xu 2014).
/// </summary>
internal sealed class Placements
{
    private readonly double[] ofPositives;
    private readonly double[] ofNegatives;

    private Placements(double[] ofPositives, double[] ofNegatives) => (this.ofPositives, this.ofNegatives) = (ofPositives, ofNegatives);

    public double Auc => ofPositives.Average();

    /// <summary>Null when there is one class only.</summary>
    public static Placements? Of(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        Metrics.Check(scores, labels);
        var rows = new int[labels.Length];
        var positives = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            positives += labels[row] > 0 ? 1 : 0;
        }

        if (positives == 0 || positives == rows.Length)
        {
            return null;
        }

        Array.Sort(scores.ToArray(), rows);
        var all = Share(rows, scores, labels, positives);
        var (first, second) = (new List<double>(positives), new List<double>(rows.Length - positives));
        for (var row = 0; row < rows.Length; row++)
        {
            (labels[row] > 0 ? first : second).Add(all[row]);
        }

        return new([.. first], [.. second]);
    }

    /// <summary>Of the area under the curve; with another model's placements, of both areas together.</summary>
    public double Covariance(Placements other) =>
        (Covariance(ofPositives, other.ofPositives) / ofPositives.Length) + (Covariance(ofNegatives, other.ofNegatives) / ofNegatives.Length);

    private static double[] Share(int[] sorted, ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, int positives)
    {
        var share = new double[sorted.Length];
        double negatives = sorted.Length - positives, positivesBelow = 0, negativesBelow = 0;
        for (int from = 0, to = 0; from < sorted.Length; from = to)
        {
            double tiedPositives = 0, tiedNegatives = 0;
            for (; to < sorted.Length && scores[sorted[to]].Equals(scores[sorted[from]]); to++)
            {
                (tiedPositives, tiedNegatives) = labels[sorted[to]] > 0 ? (tiedPositives + 1, tiedNegatives) : (tiedPositives, tiedNegatives + 1);
            }

            for (var at = from; at < to; at++)
            {
                share[sorted[at]] = labels[sorted[at]] > 0
                    ? (negativesBelow + (tiedNegatives / 2)) / negatives
                    : (positives - positivesBelow - (tiedPositives / 2)) / positives;
            }

            (positivesBelow, negativesBelow) = (positivesBelow + tiedPositives, negativesBelow + tiedNegatives);
        }

        return share;
    }

    private static double Covariance(double[] a, double[] b)
    {
        var (meanA, meanB, sum) = (a.Average(), b.Average(), 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }

        return a.Length > 1 ? sum / (a.Length - 1) : double.NaN;
    }
}

namespace MlopsLab.Learning;

/// <summary>Whether scores are probabilities: rows in bins of equal numbers by score, and the mean gap between promise and outcome.</summary>
/// <param name="Ece">Expected calibration error: |mean score − positive share| averaged over the rows.</param>
public sealed record Reliability(double Ece, IReadOnlyList<ReliabilityBin> Bins)
{
    /// <summary>Rows with one score stay in one bin.</summary>
    public static Reliability Of(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, int bins = 10)
    {
        Metrics.Check(scores, labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var (order, outcomes) = (scores.ToArray(), labels.ToArray());
        Array.Sort(order, outcomes);
        var found = new List<ReliabilityBin>();
        for (int from = 0, number = 1; from < order.Length; number++)
        {
            var to = Math.Max((int)((long)order.Length * number / bins), from);
            while (to > from && to < order.Length && order[to].Equals(order[to - 1]))
            {
                to++;
            }

            if (to > from)
            {
                found.Add(new(to - from, order[from..to].Average(), outcomes[from..to].Count(label => label > 0) / (double)(to - from)));
            }

            from = to;
        }

        var gap = found.Sum(bin => bin.Rows * Math.Abs(bin.MeanScore - bin.PositiveShare));
        return new(order.Length == 0 ? double.NaN : gap / order.Length, found);
    }
}

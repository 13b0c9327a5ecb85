namespace MlopsLab.Learning;

/// <summary>Intervals of any metric by drawing rows again and again; the same seed gives the same interval.</summary>
public static class Bootstrap
{
    /// <summary>A metric of scores and labels, as those of <see cref="Metrics"/>.</summary>
    public delegate double Metric(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels);

    /// <summary>The percentile interval (Efron and Tibshirani 1993); draws in which the metric is NaN are left out.</summary>
    public static Interval Of(
        Metric metric, ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, int seed, int rounds = 500, double confidence = 0.95)
    {
        Metrics.Check(scores, labels);
        var random = new Random(seed);
        var (drawnScores, drawnLabels) = (new double[scores.Length], new float[labels.Length]);
        var values = new List<double>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            for (var row = 0; row < drawnScores.Length; row++)
            {
                var drawn = random.Next(drawnScores.Length);
                (drawnScores[row], drawnLabels[row]) = (scores[drawn], labels[drawn]);
            }

            var value = metric(drawnScores, drawnLabels);
            if (!double.IsNaN(value))
            {
                values.Add(value);
            }
        }

        values.Sort();
        return new(metric(scores, labels), At(values, (1 - confidence) / 2), At(values, (1 + confidence) / 2));
    }

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Round(share * (sorted.Count - 1)), 0, sorted.Count - 1)];
}

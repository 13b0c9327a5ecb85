namespace MlopsLab.Statistics;

/// <summary>
/// Two-sample test by classification (Lopez-Paz, Oquab, ICLR 2017): a ridge logistic regression learns to tell window rows from reference rows on one
/// half of both, and its AUC on the other half is judged by the Mann-Whitney null. (Averaged over folds the AUC is steadier, but the folds hang together: of five, 10 %
/// instead of 5 % were false in simulation.) Blind to changes that leave all means alike (of those see <see cref="MaximumMeanDiscrepancy"/>).
/// </summary>
public static class DomainClassifier
{
    private const double Strength = 1;
    private const int Least = 20;

    /// <param name="reference">Rows one after the other; NaN counts as the mean.</param>
    /// <param name="window">The same features.</param>
    /// <param name="features">Numbers per row, ≥ 1.</param>
    /// <param name="seed">Deals the rows to the halves.</param>
    /// <exception cref="ArgumentException">A row is not whole or a side has fewer than 20.</exception>
    public static DomainDifference Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> window, int features, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        int n = reference.Length / features, m = window.Length / features;
        if ((n + m) * features != reference.Length + window.Length || Math.Min(n, m) < Least)
        {
            throw new ArgumentException($"There must be {Least} whole rows of {features} on either side.", nameof(window));
        }

        double[] rows = [.. reference, .. window];
        var learns = Deal(n, m, seed);
        var model = RidgeLogistic.Fit(rows, features, row => row >= n, row => learns[row], Strength);
        var (of, than) = (Scores(model, rows, learns, n, n + m), Scores(model, rows, learns, 0, n));
        double pairs = (double)of.Length * than.Length, won = PairRanks.Of(of, than).U;
        return new(won / pairs, Normal.Tail((won - (pairs / 2)) / Math.Sqrt(pairs * (of.Length + than.Length + 1) / 12)), model.Weights);
    }

    /// <summary>The smallest AUC that windows of this size could see at level α, when the classifier finds what there is.</summary>
    public static double SmallestShift(long reference, long window, double alpha = 0.05, double power = 0.8)
    {
        Samples.CheckLevels(alpha, power);
        return Math.Min(1, 0.5 + ((Normal.Upper(alpha) + Normal.Upper(1 - power)) * Math.Sqrt((reference + window) / (6.0 * reference * window))));
    }

    // Each side is dealt by itself, so that both halves have their share of both.
    private static bool[] Deal(int n, int m, int seed)
    {
        var random = new Random(seed);
        bool[] first = [.. Enumerable.Range(0, n).Select(row => row % 2 == 0)], second = [.. Enumerable.Range(0, m).Select(row => row % 2 == 0)];
        random.Shuffle(first);
        random.Shuffle(second);
        return [.. first, .. second];
    }

    private static double[] Scores(RidgeLogistic model, double[] rows, bool[] learns, int from, int to)
    {
        var features = model.Weights.Count;
        var scores = new List<double>();
        for (var row = from; row < to; row++)
        {
            if (!learns[row])
            {
                scores.Add(model.Score(rows.AsSpan(row * features, features)));
            }
        }

        return [.. scores];
    }
}

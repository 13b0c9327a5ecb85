namespace MlopsLab.Statistics;

/// <summary>
/// Two-sample test by classification (Lopez-Paz, Oquab, ICLR 2017): a ridge logistic regression learns to tell window rows from reference rows, and its AUC on
/// rows it did not learn from is judged by the Mann-Whitney null within each fold. Blind to changes that leave all means alike (of those see <see cref="MaximumMeanDiscrepancy"/>).
/// </summary>
public static class DomainClassifier
{
    private const double Strength = 1;

    /// <param name="reference">Rows one after the other; NaN counts as the mean.</param>
    /// <param name="window">The same features.</param>
    /// <param name="features">Numbers per row, ≥ 1.</param>
    /// <param name="seed">Deals the rows to the folds.</param>
    /// <param name="folds">≥ 2; every fold needs rows of both sides.</param>
    /// <exception cref="ArgumentException">A row is not whole or there are too few rows for the folds.</exception>
    public static DomainDifference Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> window, int features, int seed, int folds = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        int n = reference.Length / features, m = window.Length / features;
        if ((n + m) * features != reference.Length + window.Length || Math.Min(n, m) < 2 * folds)
        {
            throw new ArgumentException($"{folds} folds need {2 * folds} whole rows of {features} on either side.", nameof(window));
        }

        double[] rows = [.. reference, .. window];
        var fold = Deal(n, m, folds, seed);
        var weights = new double[features];
        var (pairs, won, variance) = (0.0, 0.0, 0.0);
        for (var held = 0; held < folds; held++)
        {
            var model = RidgeLogistic.Fit(rows, features, row => row >= n, row => fold[row] != held, Strength);
            var (of, than) = (Scores(model, rows, fold, held, n, n + m), Scores(model, rows, fold, held, 0, n));
            var size = (double)of.Length * than.Length;
            won += PairRanks.Of(of, than).U;
            pairs += size;
            variance += size * (of.Length + than.Length + 1) / 12;
            for (var f = 0; f < features; f++)
            {
                weights[f] += model.Weights[f] / folds;
            }
        }

        return new(won / pairs, Normal.Tail((won - (pairs / 2)) / Math.Sqrt(variance)), weights);
    }

    /// <summary>The smallest AUC that windows of this size could see at level α, when the classifier finds what there is.</summary>
    public static double SmallestShift(long reference, long window, double alpha = 0.05, double power = 0.8)
    {
        Samples.CheckLevels(alpha, power);
        return Math.Min(1, 0.5 + ((Normal.Upper(alpha) + Normal.Upper(1 - power)) * Math.Sqrt((reference + window) / (12.0 * reference * window))));
    }

    // Each side is dealt by itself, so that every fold has its share of both.
    private static int[] Deal(int n, int m, int folds, int seed)
    {
        var random = new Random(seed);
        int[] first = [.. Enumerable.Range(0, n).Select(row => row % folds)], second = [.. Enumerable.Range(0, m).Select(row => row % folds)];
        random.Shuffle(first);
        random.Shuffle(second);
        return [.. first, .. second];
    }

    private static double[] Scores(RidgeLogistic model, double[] rows, int[] fold, int held, int from, int to)
    {
        var scores = new List<double>();
        for (var row = from; row < to; row++)
        {
            if (fold[row] == held)
            {
                scores.Add(model.Score(rows.AsSpan(row * model.Weights.Count, model.Weights.Count)));
            }
        }

        return [.. scores];
    }
}

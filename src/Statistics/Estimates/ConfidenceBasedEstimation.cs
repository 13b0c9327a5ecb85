namespace MlopsLab.Statistics;

/// <summary>
/// CBPE: performance without labels from calibrated probabilities, as NannyML has it (Białek, Kuberski, Perrakis, Bifet, arXiv 2407.08649, 2024, section 4.1): every row counts
/// as positive with its own probability. Covariate shift is covered as far as the calibration holds there; concept drift is not seen at all.
/// </summary>
public static class ConfidenceBasedEstimation
{
    /// <param name="probabilities">Calibrated, from 0 to 1, one per row.</param>
    /// <param name="threshold">Rows at or above are flagged.</param>
    /// <param name="alpha">The intervals miss in so many of all cases.</param>
    /// <exception cref="ArgumentException">There is no row, or a probability is none.</exception>
    public static LabelFreeEstimate Of(ReadOnlySpan<double> probabilities, double threshold, double alpha = 0.05)
    {
        Samples.CheckLevels(alpha);
        double flagged = 0, hits = 0, missed = 0, hitSpread = 0, missSpread = 0;
        foreach (var p in probabilities)
        {
            if (!(p >= 0 && p <= 1))
            {
                throw new ArgumentException($"A probability can't be {p}.", nameof(probabilities));
            }

            var isFlagged = p >= threshold ? 1 : 0;
            (flagged, hits, missed) = (flagged + isFlagged, hits + (isFlagged * p), missed + ((1 - isFlagged) * p));
            (hitSpread, missSpread) = (hitSpread + (isFlagged * p * (1 - p)), missSpread + ((1 - isFlagged) * p * (1 - p)));
        }

        var rows = probabilities.Length > 0 ? probabilities.Length : throw new ArgumentException("An estimate needs at least one row.", nameof(probabilities));
        var z = Normal.Upper(alpha / 2);
        var positives = hits + missed;
        var all = flagged + positives;
        return new(
            With((rows - flagged - missed + hits) / rows, Math.Sqrt(hitSpread + missSpread) / rows, z),
            With(hits / flagged, Math.Sqrt(hitSpread) / flagged, z),
            With(hits / positives, Math.Sqrt((missed * missed * hitSpread) + (hits * hits * missSpread)) / (positives * positives), z),
            With(2 * hits / all, 2 * Math.Sqrt(((flagged + missed) * (flagged + missed) * hitSpread) + (hits * hits * missSpread)) / (all * all), z),
            Auc(probabilities));
    }

    private static Estimate With(double value, double error, double z) => new(value, error, Math.Max(0, value - (z * error)), Math.Min(1, value + (z * error)));

    // Expected pairs in which a positive scores above a negative, over the expected number of pairs of two rows.
    private static double Auc(ReadOnlySpan<double> probabilities)
    {
        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        double below = 0, won = 0, pairs = 0, positives = 0;
        for (int from = 0, to = 0; from < sorted.Length; from = to)
        {
            while (to < sorted.Length && sorted[to].Equals(sorted[from]))
            {
                to++;
            }

            double run = to - from, p = sorted[from];
            won += (p * run * below) + (p * (1 - p) * run * (run - 1) / 2);
            pairs += (p * run * below) + ((1 - p) * run * positives) + (p * (1 - p) * run * (run - 1));
            below += (1 - p) * run;
            positives += p * run;
        }

        return won / pairs;
    }
}

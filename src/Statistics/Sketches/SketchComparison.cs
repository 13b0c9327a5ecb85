namespace MlopsLab.Statistics;

/// <summary>Tests on sketches that give the sketches' error to whoever says "nothing changed".</summary>
public static class SketchComparison
{
    /// <summary>Kolmogorov-Smirnov and Wasserstein of two windows of numbers; see <see cref="KolmogorovSmirnov"/>.</summary>
    /// <exception cref="ArgumentException">A sketch is empty.</exception>
    public static SketchedDistance Of(KllSketch reference, KllSketch window)
    {
        if (reference.Count == 0 || window.Count == 0)
        {
            throw new ArgumentException("An empty sketch can't be compared.", nameof(window));
        }

        var (a, b) = (reference.Weighted(), window.Weighted());
        var (i, j, below, belowWindow, distance, area) = (0, 0, 0L, 0L, 0.0, 0.0);
        var at = Math.Min(a[0].Value, b[0].Value);
        while (i < a.Length || j < b.Length)
        {
            var next = j == b.Length || (i < a.Length && a[i].Value <= b[j].Value) ? a[i].Value : b[j].Value;
            var gap = Math.Abs(((double)below / reference.Count) - ((double)belowWindow / window.Count));
            distance = next > at ? Math.Max(distance, gap) : distance;
            area += gap * (next - at);
            at = next;
            for (; i < a.Length && a[i].Value <= at; i++)
            {
                below += a[i].Weight;
            }

            for (; j < b.Length && b[j].Value <= at; j++)
            {
                belowWindow += b[j].Weight;
            }
        }

        var error = reference.RankError + window.RankError;
        var least = Math.Max(0, distance - error);
        return new(distance, least, Math.Min(1, distance + error), KolmogorovSmirnov.Limit(least, reference.Count, window.Count), area);
    }

    /// <summary>
    /// Whether two streams hold different numbers of distinct values: their logarithms differ by z standard errors of the sketches (normal in the limit, Flajolet et al. 2007).
    /// Of the sketches only: that two windows of one stream hold different numbers by chance is not in it.
    /// </summary>
    public static TestResult Distinct(DistinctSketch reference, DistinctSketch window)
    {
        var (one, other) = (reference.Count, window.Count);
        if (one <= 0 || other <= 0)
        {
            return new(0, one == other ? 1 : 0);
        }

        var z = Math.Log(other / one) / (DistinctSketch.StandardError * Math.Sqrt(2));
        return new(z, Normal.TwoTails(z));
    }

    /// <summary>
    /// Chi-square on frequent levels and the rest. Every count may be too small by what its sketch missed; within that each level's shares are brought as
    /// near to each other as they can be, so that an error of the sketches can't make a difference.
    /// </summary>
    /// <param name="rows">Texts behind the reference's sketch.</param>
    /// <param name="windowRows">Texts behind the window's.</param>
    /// <exception cref="ArgumentException">A side holds nothing.</exception>
    public static Contingency Levels(FrequentLevels reference, long rows, FrequentLevels window, long windowRows)
    {
        var (one, other) = (Counts(reference), Counts(window));
        var levels = one.Keys.Union(other.Keys, StringComparer.Ordinal).ToArray();
        var table = new double[2 * (levels.Length + 1)];
        for (var i = 0; i < levels.Length; i++)
        {
            double low = one.GetValueOrDefault(levels[i]), lowWindow = other.GetValueOrDefault(levels[i]);
            var (share, shareWindow) = (low / rows, lowWindow / windowRows);
            var nearest = Math.Min((low + reference.Missed) / rows, Math.Max(share, shareWindow));
            table[i] = nearest * rows;
            table[levels.Length + 1 + i] = Math.Min((lowWindow + window.Missed) / windowRows, Math.Max(shareWindow, share)) * windowRows;
        }

        table[levels.Length] = Math.Max(0, rows - table[..levels.Length].Sum());
        table[^1] = Math.Max(0, windowRows - table[(levels.Length + 1)..^1].Sum());
        return ChiSquareTest.Test(table, levels.Length + 1);
    }

    private static Dictionary<string, long> Counts(FrequentLevels levels) => levels.Top.ToDictionary(StringComparer.Ordinal);
}

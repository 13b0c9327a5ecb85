namespace MlopsLab.Learning;

/// <summary>The same metrics on parts of the rows, since an average hides who pays for it.</summary>
public static class Slices
{
    /// <summary>One report for every slice that has rows, the largest first.</summary>
    /// <param name="sliceOf">The slice of a row; rows of one slice need not lie together.</param>
    /// <param name="costs">One per row, or empty.</param>
    public static IReadOnlyList<SliceReport> Of(
        ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, Func<int, string> sliceOf, double threshold, ReadOnlySpan<MistakeCosts> costs)
    {
        Metrics.Check(scores, labels);
        var members = Enumerable.Range(0, scores.Length).GroupBy(sliceOf, StringComparer.Ordinal)
            .OrderByDescending(slice => slice.Count()).ThenBy(slice => slice.Key, StringComparer.Ordinal);
        var reports = new List<SliceReport>();
        foreach (var slice in members)
        {
            int[] rows = [.. slice];
            reports.Add(Report(slice.Key, Taken(scores, rows), Taken(labels, rows), threshold, costs.IsEmpty ? [] : Taken(costs, rows)));
        }

        return reports;
    }

    /// <summary>By the levels of a category; missing and unknown levels are one slice, "missing".</summary>
    public static IReadOnlyList<SliceReport> By(
        Dataset data, int input, ReadOnlySpan<double> scores, double threshold, ReadOnlySpan<MistakeCosts> costs) =>
        Of(scores, data.Y, row => LevelOf(data.Inputs[input], data.Row(row)[input]), threshold, costs);

    private static string LevelOf(FeatureInput input, double value) =>
        input.Levels is { } levels && value >= 0 && value < levels.Count ? levels[(int)value] : "missing";

    private static SliceReport Report(string name, double[] scores, float[] labels, double threshold, MistakeCosts[] costs) => new(
        name,
        labels.Length,
        labels.Count(label => label > 0),
        DeLong.Auc(scores, labels),
        Metrics.PrAuc(scores, labels),
        Metrics.LogLoss(scores, labels),
        Metrics.Brier(scores, labels),
        Reliability.Of(scores, labels).Ece,
        costs.Length == 0 ? double.NaN : Metrics.CostAt(scores, labels, threshold, costs));

    private static T[] Taken<T>(ReadOnlySpan<T> values, int[] rows)
    {
        var taken = new T[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            taken[at] = values[rows[at]];
        }

        return taken;
    }
}

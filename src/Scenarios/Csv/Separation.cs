namespace MlopsLab.Scenarios;

/// <summary>How well one number alone tells the label: the area under its ROC curve, in whichever direction is better.</summary>
internal static class Separation
{
    /// <summary>From here on a column gives the label away.</summary>
    public const double AlmostCertain = 0.998;

    private const int FewestOfAKind = 10;

    /// <summary>0 when there are too few rows of either kind to say.</summary>
    public static double Of(IReadOnlyList<double> values, IReadOnlyList<double?> labels)
    {
        var rows = values.Zip(labels).Where(row => row.Second is 0 or 1 && !double.IsNaN(row.First)).Select(row => (Value: row.First, Positive: row.Second is 1)).ToList();
        var positives = rows.Count(row => row.Positive);
        if (positives < FewestOfAKind || rows.Count - positives < FewestOfAKind)
        {
            return 0;
        }

        var (below, ranks) = (0.0, 0.0);
        foreach (var same in rows.GroupBy(row => row.Value).OrderBy(group => group.Key))
        {
            var count = same.Count();
            ranks += same.Count(row => row.Positive) * (below + ((count + 1) / 2.0));
            below += count;
        }

        var area = (ranks - (positives * (positives + 1) / 2.0)) / ((double)positives * (rows.Count - positives));
        return Math.Max(area, 1 - area);
    }
}

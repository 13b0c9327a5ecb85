namespace MlopsLab.Learning.Leaks;

/// <summary>
/// Looks for features that separate the classes alone on rows later than those they were read from, or that have a value nearly always
/// followed by a positive (Kaufman, Rosset, Perlich, Leakage in Data Mining, ACM TKDD 2012: what is too good to be true is a leak until
/// explained). What the other features together know as well is no leak.
/// </summary>
public static class LeakSearch
{
    /// <param name="past">Rows to read each feature from.</param>
    /// <param name="later">Rows after them, to test it on.</param>
    /// <param name="limits">From where on a feature is named.</param>
    /// <param name="scoresOfRest">Scores of the later rows by a model fitted on the past without these features; called only when some feature is suspect.</param>
    public static IReadOnlyList<Leak> Find(Dataset past, Dataset later, LeakLimits limits, Func<IReadOnlySet<int>, double[]> scoresOfRest)
    {
        if (past.Positives < limits.FewestPositives || later.Positives < limits.FewestPositives || later.Rows - later.Positives < limits.FewestPositives)
        {
            return [];
        }

        var suspects = Enumerable.Range(0, past.Inputs.Count).Select(feature => Suspect.Of(past, later, feature, limits)).OfType<Suspect>().ToList();
        if (suspects.Count == 0)
        {
            return [];
        }

        var features = suspects.Select(suspect => suspect.Feature).ToHashSet();
        var rest = features.Count == past.Inputs.Count ? null : scoresOfRest(features);
        return [.. suspects
            .Select(suspect => (suspect, rest: rest is null ? 0.5 : AucOfRest(later, suspect, rest)))
            .Where(found => !(found.rest >= limits.Explained))
            .Select(found => new Leak(later.Inputs[found.suspect.Feature].Name, found.suspect.Auc, $"{found.suspect.Evidence}, and the other features together reach only {found.rest:0.000} on the same rows"))];
    }

    private static double AucOfRest(Dataset later, Suspect suspect, double[] rest)
    {
        var rows = Enumerable.Range(0, later.Rows).Where(row => later.Y[row] == 0 || suspect.Concerns(later.Row(row)[suspect.Feature])).ToArray();
        return Metrics.Auc([.. rows.Select(row => rest[row])], [.. rows.Select(row => later.Y[row])]);
    }
}

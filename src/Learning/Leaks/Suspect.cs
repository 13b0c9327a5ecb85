namespace MlopsLab.Learning.Leaks;

/// <summary>A feature that tells the label very well; whether that is too well the other features decide.</summary>
/// <param name="Bin">The one part that nearly always is positive, or null when the feature as a whole separates.</param>
internal sealed record Suspect(int Feature, FeatureBins Bins, double Auc, int? Bin, string Evidence)
{
    public bool Concerns(double value) => Bin is null || Bins.BinOf(value) == Bin;

    public static Suspect? Of(Dataset past, Dataset later, int feature, LeakLimits limits)
    {
        var bins = new FeatureBins(past, feature);
        var (hits, counts) = (new int[bins.Count], new int[bins.Count]);
        var scores = new double[later.Rows];
        for (var row = 0; row < later.Rows; row++)
        {
            var bin = bins.BinOf(later.Row(row)[feature]);
            scores[row] = bins.RateOf(bin);
            hits[bin] += (int)later.Y[row];
            counts[bin]++;
        }

        var auc = Metrics.Auc(scores, later.Y);
        return auc >= limits.Auc
            ? new(feature, bins, auc, null, $"alone it orders the {later.Rows} later rows with AUC {auc:0.000} (the limit is {limits.Auc:0.000})")
            : Determined(later, feature, bins, auc, hits, counts, limits);
    }

    private static Suspect? Determined(Dataset later, int feature, FeatureBins bins, double auc, int[] hits, int[] counts, LeakLimits limits)
    {
        for (var bin = 0; bin < bins.Count; bin++)
        {
            if (hits[bin] >= limits.FewestPositives && hits[bin] >= limits.Precision * counts[bin] && hits[bin] >= limits.Recall * later.Positives && bins.RateOf(bin) >= limits.Precision - 0.05)
            {
                return new(feature, bins, auc, bin, $"when {bins.Describe(bin)}, {hits[bin]} of {counts[bin]} later rows are positive, {(double)hits[bin] / later.Positives:P0} of all");
            }
        }

        return null;
    }
}

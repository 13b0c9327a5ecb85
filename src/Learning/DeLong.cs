using MlopsLab.Learning.Evaluation;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning;

/// <summary>Intervals for the area under the ROC curve without resampling (DeLong, DeLong and Clarke-Pearson 1988).</summary>
public static class DeLong
{
    /// <summary>The area with its interval, made on the scale of log-odds, so that it stays within 0 and 1.</summary>
    public static Interval Auc(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels, double confidence = 0.95)
    {
        if (Placements.Of(scores, labels) is not { } placements)
        {
            return Interval.Unknown;
        }

        var auc = placements.Auc;
        if (auc is <= 0 or >= 1)
        {
            return new(auc, double.NaN, double.NaN);
        }

        var reach = Normal.Quantile((1 + confidence) / 2) * Math.Sqrt(placements.Covariance(placements)) / (auc * (1 - auc));
        var middle = Math.Log(auc / (1 - auc));
        return new(auc, Sigmoid.Of(middle - reach), Sigmoid.Of(middle + reach));
    }

    /// <summary>How much larger the area of <paramref name="scores"/> is than that of <paramref name="others"/> on the same rows.</summary>
    public static Interval Difference(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> others, ReadOnlySpan<float> labels, double confidence = 0.95)
    {
        if (Placements.Of(scores, labels) is not { } ours || Placements.Of(others, labels) is not { } theirs)
        {
            return Interval.Unknown;
        }

        var variance = ours.Covariance(ours) + theirs.Covariance(theirs) - (2 * ours.Covariance(theirs));
        var reach = Normal.Quantile((1 + confidence) / 2) * Math.Sqrt(Math.Max(variance, 0));
        var difference = ours.Auc - theirs.Auc;
        return new(difference, difference - reach, difference + reach);
    }
}

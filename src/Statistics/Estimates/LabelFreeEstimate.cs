namespace MlopsLab.Statistics;

/// <summary>What a model's own probabilities say of its performance on rows without labels.</summary>
/// <param name="Accuracy">Expected share of right decisions; the intervals hold the chance of the outcomes, given that the probabilities are right.</param>
/// <param name="Precision">Expected share of positives among the flagged; NaN without any.</param>
/// <param name="Recall">Expected share of positives that are flagged; NaN without any.</param>
/// <param name="F1">2TP / (2TP + FP + FN); NaN without any.</param>
/// <param name="Auc">Expected chance that a positive scores above a negative.</param>
public sealed record LabelFreeEstimate(Estimate Accuracy, Estimate Precision, Estimate Recall, Estimate F1, double Auc)
{
    /// <summary>To be shown wherever the figures are.</summary>
    public const string BlindTo = "blind to concept drift: right only while P(label given features) is what it was when the probabilities were calibrated";
}

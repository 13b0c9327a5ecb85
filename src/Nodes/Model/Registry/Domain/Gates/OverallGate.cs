using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>
/// The version beside the champion on the same rows, paired: DeLong's interval for the AUC, the bootstrap's for the area under precision and recall, the mean of the rows' differences for log-loss,
/// Brier and cost. Not worse: the whole interval lies above −margin. Better: it lies above 0; it fails when it lies below the margin.
/// </summary>
internal static class OverallGate
{
    private const int FewestOfClass = 10;

    public static GateFinding Judge(OverallRule rule, GateEvidence evidence, double confidence, double power)
    {
        if (evidence.Compared is not { } rows)
        {
            return new(GateNames.Overall, GateOutcome.CannotSay, $"not compared with a champion: {evidence.Missing ?? evidence.NoChampion}") { Needed = null, Rows = 0 };
        }

        var fewest = Math.Min(rows.Labels.Count(label => label > 0), rows.Labels.Count(label => label <= 0));
        if (fewest < FewestOfClass)
        {
            var needed = SampleSize.Holding(FewestOfClass, (double)Math.Max(fewest, 0.5) / Math.Max(rows.Labels.Length, 1));
            return new(GateNames.Overall, GateOutcome.CannotSay, $"only {fewest} rows of one class that the champion did not learn from; {Say.Needed(rows.Labels.Length, needed)}") { Rows = rows.Labels.Length, Needed = needed };
        }

        return Judge(rule, DifferenceOf(rule.Metric, rows, confidence), confidence, power, NameOf(rule.Metric));
    }

    /// <param name="better">How much better the version is; above 0 is better whatever the metric.</param>
    public static GateFinding Judge(OverallRule rule, Estimate better, double confidence, double power, string metric)
    {
        var interval = better.Interval(confidence);
        var limit = rule.Aim == GateAim.Better ? 0 : -rule.Margin;
        var outcome = rule.Aim == GateAim.Better
            ? interval.Low > 0 ? GateOutcome.Pass : interval.High < rule.Margin ? GateOutcome.Fail : GateOutcome.CannotSay
            : interval.Low > limit ? GateOutcome.Pass : interval.High < limit ? GateOutcome.Fail : GateOutcome.CannotSay;
        var needed = outcome == GateOutcome.CannotSay ? SampleSize.Clearing(better, rule.Margin, confidence, power) : (long?)null;
        var aim = rule.Aim == GateAim.Better ? $"has to be better, by {Say.Of(rule.Margin)} if it is to be worth it" : $"may be worse by {Say.Of(rule.Margin)}";
        var words = $"{metric} is better than the champion's by {Say.Of(interval)} and {aim}" + (needed is { } rows ? $"; {Say.Needed(better.Rows, rows)}" : "");
        return new(GateNames.Overall, outcome, words) { Value = interval.Value, Low = interval.Low, High = interval.High, Limit = limit, Rows = better.Rows, Needed = needed };
    }

    private static Estimate DifferenceOf(GateMetric metric, ComparedRows rows, double confidence)
    {
        if (metric == GateMetric.Auc)
        {
            return Estimate.OfInterval(DeLong.Difference(rows.Ours, rows.Theirs, rows.Labels, confidence), confidence, rows.Labels.Length);
        }

        if (metric == GateMetric.PrAuc)
        {
            return PrecisionDifference.Of(rows);
        }

        var loss = LossOf(metric, rows);
        return Estimate.OfMean([.. Enumerable.Range(0, rows.Labels.Length).Select(row => loss(row, rows.Theirs[row], rows.TheirThreshold) - loss(row, rows.Ours[row], rows.OurThreshold))]);
    }

    private static Func<int, double, double, double> LossOf(GateMetric metric, ComparedRows rows) => metric switch
    {
        GateMetric.Brier => (row, score, _) => (score - rows.Labels[row]) * (score - rows.Labels[row]),
        GateMetric.LogLoss => (row, score, _) => -Math.Log(Math.Clamp(rows.Labels[row] > 0 ? score : 1 - score, 1e-15, 1 - 1e-15)),
        _ => (row, score, threshold) => RowCost.Of(score, threshold, rows.Labels[row], rows.Costs[row]),
    };

    private static string NameOf(GateMetric metric) => metric switch
    {
        GateMetric.Auc => "the AUC",
        GateMetric.PrAuc => "the area under precision and recall",
        GateMetric.LogLoss => "the log-loss",
        GateMetric.Brier => "the Brier score",
        _ => "the cost per row",
    };
}

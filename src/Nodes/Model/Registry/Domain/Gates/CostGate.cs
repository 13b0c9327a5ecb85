using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>
/// What mistakes cost at the version's own threshold: not more than the champion's by the margin (the mean over the rows of ours − (1 + margin)·theirs
/// is not above 0), and not more than the fixed limit if there is one.
/// </summary>
internal static class CostGate
{
    private const int Fewest = 30;

    public static GateFinding Judge(CostRule rule, GateEvidence evidence, JudgedRows rows, double confidence, double power)
    {
        if (rows.Count < Fewest || rows.Test.Costs.All(cost => cost.FalseNegative == 0 && cost.FalsePositive == 0))
        {
            return new(GateNames.Cost, GateOutcome.CannotSay, rows.Count < Fewest ? $"too few rows for a mean cost; {Say.Needed(rows.Count, Fewest)}" : "the scenario says nothing of what mistakes cost") { Rows = rows.Count, Needed = rows.Count < Fewest ? Fewest : null };
        }

        double[] ours = [.. Enumerable.Range(0, rows.Count).Select(row => RowCost.Of(rows.Scores[row], rows.Threshold, rows.Test.Data.Y[row], rows.Test.Costs[row]))];
        var parts = new List<GateFinding> { evidence.Compared is { } both && both.Labels.Length >= Fewest ? BesideChampion(rule, both, confidence, power) : BesideNothing(rule, rows, ours, confidence, power) };
        if (rule.AtMost is { } limit)
        {
            parts.Add(Absolute(limit, rule.Margin, ours, confidence, power));
        }

        return Judging.Together(GateNames.Cost, parts, string.Join("; ", parts.Select(part => part.Words)));
    }

    private static GateFinding BesideChampion(CostRule rule, ComparedRows rows, double confidence, double power)
    {
        double[] ours = [.. rows.Labels.Select((label, row) => RowCost.Of(rows.Ours[row], rows.OurThreshold, label, rows.Costs[row]))];
        double[] theirs = [.. rows.Labels.Select((label, row) => RowCost.Of(rows.Theirs[row], rows.TheirThreshold, label, rows.Costs[row]))];
        return Beside("the champion's", rule, ours, theirs, confidence, power);
    }

    private static GateFinding BesideNothing(CostRule rule, JudgedRows rows, double[] ours, double confidence, double power) =>
        Beside("that of stopping nothing", rule, ours, [.. rows.Test.Costs.Select((cost, row) => RowCost.Of(0, 1, rows.Test.Data.Y[row], cost))], confidence, power);

    private static GateFinding Beside(string what, CostRule rule, double[] ours, double[] theirs, double confidence, double power)
    {
        var excess = Estimate.OfMean([.. ours.Select((cost, row) => cost - ((1 + rule.Margin) * theirs[row]))]);
        var (interval, mine, other) = (excess.Interval(confidence), ours.Average(), theirs.Average());
        var outcome = Judging.AtMost(interval, 0);
        var needed = outcome == GateOutcome.CannotSay && other > 0 ? SampleSize.Clearing(excess, rule.Margin * other, confidence, power) : (long?)null;
        var limit = (1 + rule.Margin) * other;
        var words = $"the cost per row is {Say.Of(new Interval(mine, interval.Low + limit, interval.High + limit))} beside {what}, {Say.Of(other)}, and may be {Say.Of(limit)}" + (needed is { } more ? $"; {Say.Needed(ours.Length, more)}" : "");
        return new(what, outcome, words) { Value = mine, Low = interval.Low + limit, High = interval.High + limit, Limit = limit, Rows = ours.Length, Needed = needed };
    }

    private static GateFinding Absolute(double limit, double margin, double[] ours, double confidence, double power)
    {
        var cost = Estimate.OfMean(ours);
        var interval = cost.Interval(confidence);
        var outcome = Judging.AtMost(interval, limit);
        var needed = outcome == GateOutcome.CannotSay && limit > 0 ? SampleSize.Clearing(cost, margin * limit, confidence, power) : (long?)null;
        return new("at most", outcome, $"the cost per row is {Say.Of(interval)} and may be at most {Say.Of(limit)}" + (needed is { } more ? $"; {Say.Needed(ours.Length, more)}" : ""))
        {
            Value = interval.Value,
            Low = interval.Low,
            High = interval.High,
            Limit = limit,
            Rows = ours.Length,
            Needed = needed,
        };
    }
}

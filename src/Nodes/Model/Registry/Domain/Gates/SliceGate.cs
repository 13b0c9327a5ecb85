using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>
/// The AUC of every slice against its floor. Many slices are many chances to be wrong, so each interval is as wide as it has to be for
/// all of them to hold together (Bonferroni).
/// </summary>
internal static class SliceGate
{
    private const int FewestOfClass = 10;

    public static GateFinding Judge(SliceRule rule, JudgedRows rows, double confidence, double power)
    {
        string[] absent = [.. rule.Floors.Keys.Except(rows.Test.Slices.Select(slice => slice.Name)).Order(StringComparer.Ordinal)];
        var count = rows.Test.Slices.Count + absent.Length;
        if (count == 0)
        {
            return new(GateNames.Slices, GateOutcome.CannotSay, "the rows have no slices: the scenario names no segments and has no small categories") { Rows = rows.Count };
        }

        var each = 1 - ((1 - confidence) / count);
        var parts = rows.Test.Slices.Select(slice => JudgeOne(rule, slice, rows, each, power))
            .Concat(absent.Select(name => new GateFinding(name, GateOutcome.CannotSay, $"there is no slice '{name}' among the rows") { Rows = 0 }));
        return Judging.Together(GateNames.Slices, [.. parts], $"the AUC of each of {count} slices is above its floor");
    }

    private static GateFinding JudgeOne(SliceRule rule, TestSlice slice, JudgedRows rows, double confidence, double power)
    {
        int[] members = [.. Enumerable.Range(0, rows.Count).Where(row => slice.Members[row])];
        float[] labels = [.. members.Select(row => rows.Test.Data.Y[row])];
        double[] scores = [.. members.Select(row => rows.Scores[row])];
        var (floor, positives) = (rule.Floors.GetValueOrDefault(slice.Name, rule.Floor), labels.Count(label => label > 0));
        var auc = DeLong.Auc(scores, labels, confidence);
        var share = positives > 0 && positives < labels.Length ? (double)positives / labels.Length : Math.Clamp(rows.PositiveShare, 0.001, 0.999);
        var fewest = SampleSize.Holding(FewestOfClass, Math.Min(share, 1 - share));
        var finding = new GateFinding(slice.Name, GateOutcome.CannotSay, "") { Value = Known(auc.Value), Low = Known(auc.Low), High = Known(auc.High), Limit = floor, Rows = labels.Length };
        if (Math.Min(positives, labels.Length - positives) < FewestOfClass)
        {
            var enough = Math.Max(fewest, SampleSize.OfAuc(floor + rule.Margin, share, rule.Margin, confidence, power));
            return finding with { Needed = enough, Words = $"'{slice.Name}' has {labels.Length} rows, {positives} of them positive, and the floor of its AUC is {Say.Of(floor)}; {Say.Needed(labels.Length, enough)}" };
        }

        // Perfectly ordered, or perfectly wrong: there is no spread to make an interval of.
        var outcome = double.IsNaN(auc.Low) ? (auc.Value >= floor ? GateOutcome.Pass : GateOutcome.Fail) : Judging.AtLeast(auc, floor);
        var needed = outcome == GateOutcome.CannotSay ? SampleSize.Clearing(Estimate.OfInterval(auc, confidence, labels.Length), rule.Margin, confidence, power) : (long?)null;
        return finding with
        {
            Outcome = outcome,
            Needed = needed,
            Words = $"the AUC of '{slice.Name}' is {Say.Of(auc)} on {Say.Of((long)labels.Length)} rows and its floor is {Say.Of(floor)}" + (needed is { } more ? $"; {Say.Needed(labels.Length, more)}" : ""),
        };
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}

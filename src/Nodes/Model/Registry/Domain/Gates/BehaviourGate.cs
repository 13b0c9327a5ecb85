using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>How scores answer when one value of a row changes (monotone, invariant, noise), and that a missing value still gives a probability.</summary>
internal static class BehaviourGate
{
    private const int MostRows = 1_000;

    public static GateFinding Judge(BehaviourRule rule, ModelArtifact model, JudgedRows rows, double confidence)
    {
        var probe = new Probe(model, rows.Test.Data, rows.Threshold, MostRows);
        var rising = rule.Rising.Union(Promised(model, Trend.Rising)).Select(input => Count(rule, $"score falls as '{input}' grows", input, model, probe, confidence, at => probe.Turns(at, -1, rule.Tolerance)));
        var falling = rule.Falling.Union(Promised(model, Trend.Falling)).Select(input => Count(rule, $"score rises as '{input}' grows", input, model, probe, confidence, at => probe.Turns(at, 1, rule.Tolerance)));
        var invariant = rule.Invariant.Select(input => Count(rule, $"score moves with '{input}'", input, model, probe, confidence, at => probe.Moves(at, rule.Tolerance)));
        GateFinding[] always = [Finding(rule, $"decision changes with noise of {Say.Of(rule.Noise)}", probe.Flips(rule.Noise), probe.Rows, confidence), Missing(probe)];
        return Judging.Together(GateNames.Behaviour, [.. rising, .. falling, .. invariant, .. always], "scores answer changed values as they have to");
    }

    private static IEnumerable<string> Promised(ModelArtifact model, Trend trend) => model.Inputs.Where(input => input.Trend == trend).Select(input => input.Name);

    private static GateFinding Count(BehaviourRule rule, string what, string input, ModelArtifact model, Probe probe, double confidence, Func<int, int> count)
    {
        var at = model.Inputs.Index().Where(one => one.Item.Name == input).Select(one => (int?)one.Index).FirstOrDefault();
        return at is { } place
            ? Finding(rule, what, count(place), probe.Rows, confidence)
            : new(input, GateOutcome.CannotSay, $"the model has no input '{input}'") { Rows = 0 };
    }

    private static GateFinding Finding(BehaviourRule rule, string what, int broken, int rows, double confidence)
    {
        var share = Shares.Of(broken, rows, confidence);
        var outcome = Judging.AtMost(share, rule.Share);
        var needed = outcome == GateOutcome.CannotSay ? SampleSize.WithoutFailure(rule.Share, confidence) : (long?)null;
        return new(what, outcome, $"{what} in {broken} of {rows} rows, a share of {Say.Of(share)}, and may in {Say.Of(rule.Share)}" + (needed is { } more ? $"; {Say.Needed(rows, more)}" : ""))
        {
            Value = share.Value,
            Low = share.Low,
            High = share.High,
            Limit = rule.Share,
            Rows = rows,
            Needed = needed,
        };
    }

    private static GateFinding Missing(Probe probe)
    {
        var broken = probe.Unscored();
        return new("missing values", broken == 0 ? GateOutcome.Pass : GateOutcome.Fail, $"a missing value gives no probability in {broken} of {probe.Rows} rows and has to in none")
        {
            Value = broken,
            Limit = 0,
            Rows = probe.Rows,
        };
    }
}

using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>The rows this version was judged on, scored as training sees them by the versions that answered for the same records live.</summary>
internal static class ParityGate
{
    private const string Unit = "live answers";

    public static GateFinding Judge(ParityRule rule, ParityCount count, double confidence)
    {
        var enough = SampleSize.WithoutFailure(rule.Share, confidence);
        if (count.Compared == 0)
        {
            return new(GateNames.Parity, GateOutcome.CannotSay, $"none of these records was answered live while the registry listened; {Say.Needed(0, enough, Unit)}") { Rows = 0, Needed = enough, Unit = Unit, Limit = rule.Share };
        }

        var different = count.Different(rule.Tolerance);
        var share = Shares.Of(different, count.Compared, confidence);
        var outcome = Judging.AtMost(share, rule.Share);
        var words = $"{Say.Of(different)} of {Say.Of(count.Compared)} live answers differ from what training's rows give, a share of {Say.Of(share)} that may be {Say.Of(rule.Share)}; the largest difference is {Say.Of(count.Largest)}";
        return new(GateNames.Parity, outcome, words + (outcome == GateOutcome.CannotSay ? $"; {Say.Needed(count.Compared, enough, Unit)}" : ""))
        {
            Value = share.Value,
            Low = share.Low,
            High = share.High,
            Limit = rule.Share,
            Rows = count.Compared,
            Unit = Unit,
            Needed = outcome == GateOutcome.CannotSay ? enough : null,
        };
    }
}

using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>An interval against a limit: only one that lies wholly on one side says something.</summary>
internal static class Judging
{
    public static GateOutcome AtLeast(Interval interval, double limit) =>
        interval.Low >= limit ? GateOutcome.Pass : interval.High < limit ? GateOutcome.Fail : GateOutcome.CannotSay;

    public static GateOutcome AtMost(Interval interval, double limit) =>
        interval.High <= limit ? GateOutcome.Pass : interval.Low > limit ? GateOutcome.Fail : GateOutcome.CannotSay;

    /// <summary>One finding of many: the worst of them, which is named.</summary>
    public static GateFinding Together(string gate, IReadOnlyList<GateFinding> parts, string whenAllPass)
    {
        var outcome = parts.Max(part => part.Outcome);
        GateFinding[] worst = [.. parts.Where(part => part.Outcome == outcome)];
        var words = outcome == GateOutcome.Pass ? whenAllPass : string.Join("; ", worst.Take(3).Select(part => part.Words)) + (worst.Length > 3 ? $"; and {worst.Length - 3} more" : "");
        return (worst.Length == 1 ? worst[0] : new(gate, outcome, words) { Rows = worst.Max(part => part.Rows), Needed = worst.Max(part => part.Needed), Unit = worst[0].Unit })
            with
        { Gate = gate, Words = words, Parts = parts };
    }
}

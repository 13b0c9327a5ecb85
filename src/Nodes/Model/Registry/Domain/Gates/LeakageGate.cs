using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>What training's search for leaks found. It refuses to fit with one that nobody allowed, so what is left is what somebody allowed.</summary>
internal static class LeakageGate
{
    public static GateFinding Judge(LeakageRule rule, ModelArtifact model, LeakCounts? counts)
    {
        if (model.AllowedLeaks is { Count: > 0 } allowed)
        {
            var names = string.Join(", ", allowed.Select(leak => $"'{leak.Key}' ({leak.Value})"));
            return new(GateNames.Leakage, rule.AllowedPass ? GateOutcome.Pass : GateOutcome.Fail, $"features that may leak the label were allowed: {names}") { Value = allowed.Count, Limit = rule.AllowedPass ? null : 0 };
        }

        if (counts is null)
        {
            return new(GateNames.Leakage, GateOutcome.CannotSay, "the artifact says nothing of a search for leaks; train again");
        }

        var fewest = Math.Min(counts.PastPositives, Math.Min(counts.LaterPositives, counts.LaterNegatives));
        return fewest >= counts.Fewest
            ? new(GateNames.Leakage, GateOutcome.Pass, "no feature was found that gives the label away") { Rows = fewest, Unit = "rows of one class on one side" }
            : new(GateNames.Leakage, GateOutcome.CannotSay, $"too few rows of one class to look for leaks; {Say.Needed(fewest, counts.Fewest, "of each class on both sides of the split")}")
            {
                Rows = fewest,
                Needed = counts.Fewest,
                Unit = "rows of one class on one side",
            };
    }
}

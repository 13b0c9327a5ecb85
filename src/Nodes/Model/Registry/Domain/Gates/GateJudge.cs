using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Asks every gate of a policy.</summary>
internal static class GateJudge
{
    public static GateReport Judge(GatePolicy policy, string from, GateEvidence evidence, string runId, DateTimeOffset at)
    {
        var (confidence, power) = (policy.Confidence, policy.Power);
        GateFinding?[] findings =
        [
            Asked(policy.Overall?.Conduct, () => policy.Overall is { } rule ? OverallGate.Judge(rule, evidence, confidence, power) : null),
            Asked(policy.Slices?.Conduct, () => policy.Slices is { } rule ? OnRows(GateNames.Slices, evidence, rows => SliceGate.Judge(rule, rows, confidence, power)) : null),
            Asked(policy.Calibration?.Conduct, () => policy.Calibration is { } rule ? OnRows(GateNames.Calibration, evidence, rows => CalibrationGate.Judge(rule, rows, confidence, power)) : null),
            Asked(policy.Cost?.Conduct, () => policy.Cost is { } rule ? OnRows(GateNames.Cost, evidence, rows => CostGate.Judge(rule, evidence, rows, confidence, power)) : null),
            Asked(policy.Behaviour?.Conduct, () => policy.Behaviour is { } rule ? OnRows(GateNames.Behaviour, evidence, rows => evidence.Model is { } model ? BehaviourGate.Judge(rule, model, rows, confidence) : Nothing(GateNames.Behaviour, evidence)) : null),
            Asked(policy.Speed?.Conduct, () => policy.Speed is { } rule ? SpeedGate.Judge(rule, evidence, confidence) : null),
            Asked(policy.Parity?.Conduct, () => policy.Parity is { } rule ? ParityGate.Judge(rule, evidence.Parity, confidence) : null),
            Asked(policy.Leakage?.Conduct, () => policy.Leakage is { } rule && evidence.Model is { } model ? LeakageGate.Judge(rule, model, evidence.Leaks) : Nothing(GateNames.Leakage, evidence)),
            Asked(policy.Reproducibility?.Conduct, () => ReproducibilityGate.Judge(evidence.Repeated, runId)),
        ];
        GateFinding[] found = [.. findings.OfType<GateFinding>()];
        var verdict = found.Any(one => one.Blocks) ? GateVerdict.Blocked : found.Any(one => one.Asks) ? GateVerdict.Approval : GateVerdict.Passed;
        return new(verdict, found, [.. Unsaid(found, evidence)], policy.Hash, from, evidence.Champion, evidence.Machine, at);
    }

    private static GateFinding? Asked(Conduct? conduct, Func<GateFinding?> judge) => conduct is not null && judge() is { } finding
        ? finding with
        {
            MayOverride = conduct.Override,
            Blocks = (finding.Outcome == GateOutcome.Fail && !conduct.FailAsks) || (finding.Outcome == GateOutcome.CannotSay && conduct.CannotSay == Undecided.Block),
            Asks = (finding.Outcome == GateOutcome.Fail && conduct.FailAsks) || (finding.Outcome == GateOutcome.CannotSay && conduct.CannotSay == Undecided.Approval),
        }
        : null;

    private static GateFinding OnRows(string gate, GateEvidence evidence, Func<JudgedRows, GateFinding> judge) =>
        evidence.Rows is { } rows ? judge(rows) : Nothing(gate, evidence);

    private static GateFinding Nothing(string gate, GateEvidence evidence) => new(gate, GateOutcome.CannotSay, evidence.Missing ?? "the artifact can't be read") { Rows = 0 };

    private static IEnumerable<string> Unsaid(GateFinding[] found, GateEvidence evidence)
    {
        foreach (var finding in found)
        {
            var open = finding.Parts.Count == 0 ? [finding] : finding.Parts;
            foreach (var one in open.Where(one => one.Outcome == GateOutcome.CannotSay))
            {
                yield return $"{finding.Gate}: {one.Words}.";
            }
        }

        foreach (var gate in GateNames.All.Except(found.Select(one => one.Gate)))
        {
            yield return $"{gate}: the policy does not ask for it.";
        }

        if (evidence.Rows is { } rows && rows.Count < rows.Test.Of)
        {
            yield return $"Only the newest {Say.Of((long)rows.Count)} of the {Say.Of((long)rows.Test.Of)} rows the model was judged on are in its artifact.";
        }

        if (evidence.Compared is { LeftOut: > 0 } compared)
        {
            yield return $"The champion had learnt from {Say.Of((long)compared.LeftOut)} of these rows; they are left out of the comparison.";
        }

        if (evidence.Model?.Fault is { } fault)
        {
            yield return $"The artifact carries a fault for drills ({fault.Kind}, share {Say.Of(fault.Share)}); everything here is judged without it.";
        }
    }
}

using System.Globalization;
using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>The rule of a step, in this order: evidence against the canary, a clock that went back, silence, what the step asks for. Silence never counts as health.</summary>
internal static class Judge
{
    public static Judgement Of(Rollout rollout, RolloutEvidence evidence, RolloutOptions options, DateTimeOffset now) =>
        rollout.Phase == Phase.Aborting ? Ramp.Of(rollout, evidence.Step.Stable, options, now)
        : rollout.Policy is { } policy ? PolicyJudge.Of(rollout, policy, evidence, options, now)
        : Failed(UsualPolicy.Of(options), evidence)
            ?? Hold(rollout, evidence.Step, options, now)
            ?? Unfinished(rollout, evidence.Step, now)
            ?? Healthy(evidence.Step);

    /// <summary>Why nothing can be said now; null when something can.</summary>
    public static Judgement? Hold(Rollout rollout, StepEvidence evidence, RolloutOptions options, DateTimeOffset now) =>
        ClockWentBack(rollout, now) ?? Silence(rollout, evidence, options, now);

    private static Judgement? Failed(Policy policy, RolloutEvidence evidence) => policy.Metrics
        .Select(metric => Findings.Of(policy, metric, evidence))
        .Where(finding => finding.Phase == AnalysisPhase.Failed)
        .Select(finding => new Judgement(Verdict.Failed, finding.Message))
        .FirstOrDefault();

    private static Judgement? ClockWentBack(Rollout rollout, DateTimeOffset now) =>
        now < rollout.StepSince ? Wait(Text($"holding: the clock went back by {(rollout.StepSince - now).TotalSeconds:0} s since the step began")) : null;

    private static Judgement? Silence(Rollout rollout, StepEvidence evidence, RolloutOptions options, DateTimeOffset now)
    {
        var quiet = now - (evidence.Canary.LastAt ?? rollout.StepSince);
        var traffic = evidence.Stable.LastAt is { } last && now - last <= options.Silence;
        return quiet <= options.Silence ? null
            : traffic ? Wait(Text($"holding: no request reached the {(rollout.IsMirrored ? "shadow" : "canary")} for {quiet.TotalSeconds:0} s while stable has traffic"))
            : Wait(Text($"holding: no traffic for {quiet.TotalSeconds:0} s, so nothing is known about the {(rollout.IsMirrored ? "shadow" : "canary")}"));
    }

    private static Judgement? Unfinished(Rollout rollout, StepEvidence evidence, DateTimeOffset now)
    {
        var step = rollout.CurrentStep;
        var enough = Math.Max(step.MinRequests, Findings.LeastRequests);
        var left = step.HoldSeconds - (now - rollout.StepSince).TotalSeconds;
        return evidence.Canary.Requests < enough ? Wait(Text($"{evidence.Canary.Requests} of {enough} canary requests seen at {rollout.Weight:P0}"))
            : left > 0 ? Wait(Text($"{left:0} s of the hold at {rollout.Weight:P0} are left"))
            : null;
    }

    private static Judgement Healthy(StepEvidence evidence) => new(
        Verdict.Healthy,
        Text($"{evidence.Canary.Requests} canary requests, {evidence.Canary.ErrorRate:P1} failed, 95th percentile {evidence.Canary.Latency.Quantile(0.95):0.#} ms"));

    private static Judgement Wait(string reason) => new(Verdict.Wait, reason);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

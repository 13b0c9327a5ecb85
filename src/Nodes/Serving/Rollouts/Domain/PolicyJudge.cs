using System.Globalization;
using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>
/// The rule of a step with a policy: its analysis by Argo's rules, then what the step itself asks for. While nothing can be said (silence, a clock that
/// went back) no measurement is taken, unless the evidence seen before fails it.
/// </summary>
internal static class PolicyJudge
{
    public static Judgement Of(Rollout rollout, Policy policy, RolloutEvidence evidence, RolloutOptions options, DateTimeOffset now)
    {
        var run = rollout.Analysis ?? AnalysisRun.At(rollout.StepSince);
        var hold = Judge.Hold(rollout, evidence.Step, options, now);
        var assessed = Analyst.Look(policy, run, evidence, now);
        return assessed.Phase switch
        {
            AnalysisPhase.Failed or AnalysisPhase.Error => new Judgement(Verdict.Failed, assessed.Message) { Analysis = assessed.Run },
            _ when hold is not null => hold with { Analysis = run },
            AnalysisPhase.Inconclusive => new Judgement(Verdict.Inconclusive, assessed.Message) { Analysis = assessed.Run },
            _ => Step(rollout, assessed.Run, evidence.Step, now),
        };
    }

    private static Judgement Step(Rollout rollout, AnalysisRun run, StepEvidence evidence, DateTimeOffset now)
    {
        var step = rollout.CurrentStep;
        var asked = new PolicyStep(step.Weight) { Shadow = step.Shadow, Hold = TimeSpan.FromSeconds(step.HoldSeconds), Requests = step.MinRequests, Analysis = step.Analysis ?? [] };
        return StepRule.Missing(asked, run, evidence, now - rollout.StepSince) is { } missing
            ? new Judgement(Verdict.Wait, step.Shadow ? missing : string.Create(CultureInfo.InvariantCulture, $"{missing} at {rollout.Weight:P0}")) { Analysis = run }
            : new Judgement(Verdict.Healthy, $"{evidence.Canary.Requests} {(step.Shadow ? "mirrored" : "canary")} requests; all that the step asks for is met") { Analysis = run };
    }
}

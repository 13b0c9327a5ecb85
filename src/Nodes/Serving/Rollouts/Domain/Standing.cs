using System.Globalization;
using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>Verdict and reason as a person should read them now: the evidence while traffic flows, the last move else.</summary>
internal static class Standing
{
    public static Judgement Of(Rollout rollout, RolloutEvidence evidence, RolloutOptions options, DateTimeOffset now)
    {
        if (rollout.Phase is Phase.Progressing or Phase.Paused)
        {
            var judgement = Judge.Of(rollout, evidence, options, now);
            return judgement with { Reason = Explain(rollout, judgement) };
        }

        var seconds = (now - rollout.PhaseSince).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return rollout.Phase switch
        {
            Phase.Loading => new Judgement(Verdict.Wait, $"waiting for {EventRules.Canary} to load version {rollout.Version} ({seconds} s)"),
            Phase.Promoting => new Judgement(rollout.Verdict, $"{rollout.Reason}; waiting for {EventRules.Stable} to load version {rollout.Version} ({seconds} s)"),
            _ => new Judgement(rollout.Verdict, rollout.Reason),
        };
    }

    private static string Explain(Rollout rollout, Judgement judgement) => rollout switch
    {
        { Phase: Phase.Paused } => $"{rollout.Reason}; {judgement.Reason}",
        _ when judgement.Verdict == Verdict.Healthy && (!rollout.Auto || rollout.CurrentStep.Manual) => $"{judgement.Reason}; `lab rollout promote` takes the next step",
        { CurrentStep.Gate: { } gate } when judgement.Verdict == Verdict.Healthy => $"{judgement.Reason}; waiting for {gate.Host} to say yes",
        _ => judgement.Reason,
    };
}

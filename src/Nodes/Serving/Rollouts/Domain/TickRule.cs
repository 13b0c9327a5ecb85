using System.Globalization;

namespace MlopsLab.Rollouts.Domain;

/// <summary>What the passing of time and the evidence so far mean for a rollout; null when nothing.</summary>
internal static class TickRule
{
    public static Move? Decide(Rollout rollout, Judgement judgement, RolloutOptions options, DateTimeOffset now) => rollout.Phase switch
    {
        Phase.Loading when now - rollout.PhaseSince > options.LoadTimeout => Moves.ToAborting(
            rollout, Verdict.Failed, $"{EventRules.Canary} did not load version {rollout.Version} within {Seconds(options.LoadTimeout)} s", Move.Controller, now),
        Phase.Loading or Phase.Progressing or Phase.Paused when rollout.Policy?.Deadline is { } deadline && now - rollout.StartedAt > deadline => Moves.ToAborting(
            rollout, Verdict.Failed, $"it was not promoted within its deadline of {Seconds(deadline)} s", Move.Controller, now),
        Phase.Progressing or Phase.Paused or Phase.Promoting when judgement.Verdict == Verdict.Failed =>
            Moves.ToAborting(rollout, Verdict.Failed, judgement.Reason, Move.Controller, now),
        Phase.Progressing when judgement.Verdict == Verdict.Inconclusive => Moves.ToPaused(rollout, judgement.Reason, Move.Controller, now),
        Phase.Progressing when rollout.Auto && !rollout.CurrentStep.Manual && judgement.Verdict == Verdict.Healthy =>
            Moves.Onward(rollout, judgement.Reason, Move.Controller, now),
        Phase.Aborting when rollout.Weight > 0 => judgement.Verdict == Verdict.Healthy ? Moves.ToDrained(rollout) : null,
        Phase.Aborting => Moves.ToAborted(rollout, now),
        _ => null,
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}

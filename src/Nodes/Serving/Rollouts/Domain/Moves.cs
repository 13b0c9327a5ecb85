using System.Globalization;
using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>The moves a rollout can make; when each is allowed is decided by <see cref="EventRules"/>, <see cref="TickRule"/> and <see cref="CommandRules"/>.</summary>
internal static class Moves
{
    public static Move ToStep(Rollout rollout, int step, string reason, string by, DateTimeOffset now)
    {
        var next = rollout.Enter(Phase.Progressing, Verdict.Wait, reason, now);
        return new Move(next with { Step = step, Weight = rollout.Steps[step - 1].Weight, StepSince = now, Analysis = Anew(rollout, now) }, Fact.Stepped, by);
    }

    /// <summary>The next step, or after the last one the promotion.</summary>
    public static Move Onward(Rollout rollout, string reason, string by, DateTimeOffset now) =>
        rollout.IsAtLastStep
            ? ToPromoting(rollout, reason, by, now)
            : ToStep(rollout, rollout.Step + 1, reason, by, now);

    public static Move ToPromoting(Rollout rollout, string reason, string by, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Promoting, Verdict.Healthy, reason, now) with { Weight = 1, Analysis = Anew(rollout, now) }, Fact.Promoted, by);

    public static Move ToPromoted(Rollout rollout, DateTimeOffset now)
    {
        var seconds = (now - rollout.StartedAt).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var next = rollout.Enter(Phase.Promoted, Verdict.Promoted, $"version {rollout.Version} is the champion and served by inference-stable after {seconds} s", now);
        return new Move(next with { Weight = 0 }, Fact.None, Move.Controller);
    }

    public static Move ToAborting(Rollout rollout, Verdict verdict, string reason, string by, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Aborting, verdict, reason, now) with { Weight = Ramp.FirstWeight(rollout.Weight) }, Fact.None, by);

    /// <summary>The rest of the traffic goes back, too.</summary>
    public static Move ToDrained(Rollout rollout) => new(rollout with { Weight = 0 }, Fact.None, Move.Controller);

    public static Move ToAborted(Rollout rollout, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Aborted, rollout.Verdict, rollout.Reason, now), Fact.Aborted, Move.Controller);

    public static Move ToSuperseded(Rollout rollout, string reason, string by, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Superseded, Verdict.Superseded, reason, now) with { Weight = 0 }, Fact.Aborted, by);

    public static Move ToPaused(Rollout rollout, string reason, string by, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Paused, Verdict.Wait, reason, now), Fact.Paused, by);

    public static Move ToResumed(Rollout rollout, string reason, string by, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Progressing, Verdict.Wait, reason, now) with { Analysis = Anew(rollout, now) }, Fact.Resumed, by);

    public static Move ToUndoing(Rollout rollout, string reason, string by, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Undoing, Verdict.Undone, reason, now) with { Weight = 0 }, Fact.None, by);

    public static Move ToUndone(Rollout rollout, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Undone, Verdict.Undone, rollout.Reason, now), Fact.Aborted, Move.Controller);

    /// <summary>The registry would not take the champion back, so the promotion stands.</summary>
    public static Move ToPromotedAgain(Rollout rollout, string reason, DateTimeOffset now) =>
        new(rollout.Enter(Phase.Promoted, Verdict.Promoted, reason, now), Fact.None, Move.Controller);

    private static AnalysisRun? Anew(Rollout rollout, DateTimeOffset now) => rollout.Policy is null ? null : AnalysisRun.At(now);

    public static Move Note(Rollout rollout, string reason) => new(rollout with { Reason = reason }, Fact.None, Move.Controller);
}

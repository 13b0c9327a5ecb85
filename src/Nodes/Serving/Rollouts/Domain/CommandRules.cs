using System.Globalization;

namespace MlopsLab.Rollouts.Domain;

/// <summary>What a person may do with a rollout in each phase. Saying the same twice changes nothing.</summary>
internal static class CommandRules
{
    public static Ruling Promote(Rollout rollout, bool full, Author author, DateTimeOffset now) => rollout.Phase switch
    {
        Phase.Progressing or Phase.Paused when full => Moves.ToPromoting(rollout, author.Say("promoted"), author.By, now),
        Phase.Progressing or Phase.Paused => Moves.Onward(rollout, author.Say("promoted"), author.By, now),
        Phase.Loading => Refuse(rollout, $"{EventRules.Canary} still loads the version", "Wait for the first step; `lab rollout status` shows it."),
        _ => Refuse(rollout, "there is nothing left to promote", Restart(rollout)),
    };

    public static Ruling Pause(Rollout rollout, Author author, DateTimeOffset now) => rollout.Phase switch
    {
        Phase.Progressing => Moves.ToPaused(rollout, author.Say("paused"), author.By, now),
        Phase.Paused => Ruling.AlreadySo,
        _ => Refuse(rollout, "only a progressing rollout can be paused", Restart(rollout)),
    };

    public static Ruling Resume(Rollout rollout, Author author, DateTimeOffset now) => rollout.Phase switch
    {
        Phase.Paused => Moves.ToResumed(rollout, author.Say("resumed"), author.By, now),
        Phase.Progressing => Ruling.AlreadySo,
        _ => Refuse(rollout, "only a paused rollout can be resumed", Restart(rollout)),
    };

    public static Ruling Abort(Rollout rollout, Author author, RolloutOptions options, DateTimeOffset now) => rollout.Phase switch
    {
        // The registry may refuse a promotion, for example of a version rejected meanwhile: nothing would end it then.
        Phase.Promoting when !rollout.ChampionMoved && now - rollout.PhaseSince > options.LoadTimeout =>
            Moves.ToAborting(rollout, Verdict.Aborted, author.Say("aborted"), author.By, now),
        Phase.Loading or Phase.Progressing or Phase.Paused => Moves.ToAborting(rollout, Verdict.Aborted, author.Say("aborted"), author.By, now),
        Phase.Aborting or Phase.Aborted => Ruling.AlreadySo,
        Phase.Promoting or Phase.Promoted => Refuse(rollout, "the version is already promoted", "Take it back with `lab rollout undo`."),
        _ => Refuse(rollout, "it is over", Restart(rollout)),
    };

    public static Ruling Undo(Rollout rollout, string? champion, Author author, RolloutOptions options, DateTimeOffset now) => rollout.Phase switch
    {
        Phase.Loading or Phase.Progressing or Phase.Paused => Abort(rollout, author, options, now),
        Phase.Promoting when !rollout.ChampionMoved => Refuse(rollout, "the registry has not moved the champion yet", "Try again in a second."),
        Phase.Promoted when now - rollout.FinishedAt > WindowOf(rollout, options) => Refuse(
            rollout,
            string.Create(CultureInfo.InvariantCulture, $"its promotion is older than the undo window of {WindowOf(rollout, options).TotalMinutes:0} minutes"),
            $"Use `lab model rollback {rollout.Model} --why …`."),
        Phase.Promoted when champion != rollout.Version => Refuse(
            rollout, $"the champion is version {champion ?? "unknown"} now", $"Use `lab model rollback {rollout.Model} --why …`."),
        Phase.Promoting or Phase.Promoted => Moves.ToUndoing(rollout, author.Say("undone"), author.By, now),
        Phase.Undoing or Phase.Undone => Ruling.AlreadySo,
        _ => Refuse(rollout, "it changed nothing that is left to undo", Restart(rollout)),
    };

    private static TimeSpan WindowOf(Rollout rollout, RolloutOptions options) => rollout.Policy?.RollbackWindow ?? options.UndoWindow;

    private static Refusal Refuse(Rollout rollout, string why, string remedy) =>
        Refusal.Conflict($"Rollout {rollout.Id} of {rollout.Model}/{rollout.Version} is {rollout.Phase.ToString().ToLowerInvariant()}: {why}", remedy);

    private static string Restart(Rollout rollout) => $"Start a new one with `lab rollout start {rollout.Model}/<version>`.";
}

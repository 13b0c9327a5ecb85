namespace MlopsLab.Rollouts.Domain;

/// <summary>What an event of another node means for a rollout; null when nothing.</summary>
internal static class EventRules
{
    public const string Canary = "inference-canary";
    public const string Stable = "inference-stable";

    public static Move? OnLoaded(Rollout rollout, string node, string version, DateTimeOffset loadedAt, DateTimeOffset now) =>
        version != rollout.Version ? null
        : node == Canary && rollout.Phase == Phase.Loading && loadedAt >= rollout.StartedAt
            ? Moves.ToStep(rollout, 1, $"{Canary} has loaded version {version}", Move.Controller, now)
        : node == Stable && rollout.Phase == Phase.Promoting && loadedAt >= rollout.PhaseSince
            ? Moves.ToPromoted(rollout, now)
        : null;

    public static Move? OnLoadFailed(Rollout rollout, string node, string version, string reason, DateTimeOffset failedAt, DateTimeOffset now) =>
        version != rollout.Version ? null
        : node == Canary && rollout.Phase == Phase.Loading && failedAt >= rollout.StartedAt
            ? Moves.ToAborting(rollout, Verdict.Failed, $"{Canary} could not load version {version}: {reason}", Move.Controller, now)
        : node == Stable && rollout.Phase == Phase.Promoting && failedAt >= rollout.PhaseSince
            ? Moves.Note(rollout, $"{Stable} could not load version {version}, so the canary goes on serving: {reason}")
        : null;

    public static Move? OnChampionMoved(Rollout rollout, ChampionMove move, DateTimeOffset now) =>
        move.Epoch <= rollout.ChampionEpoch || !rollout.IsActive ? null
        : rollout.Phase switch
        {
            Phase.Aborting => null,
            Phase.Promoting when move.To == rollout.Version => Confirmed(rollout, move),
            Phase.Undoing when move.To == rollout.StableVersion => Moves.ToUndone(rollout with { ChampionEpoch = move.Epoch }, now),
            _ => Moves.ToSuperseded(rollout, $"{move.By} moved the champion to version {move.To}: {move.Why}", move.By, now),
        };

    public static Move? OnRejected(Rollout rollout, string version, string by, string why, DateTimeOffset now) =>
        version == rollout.Version && rollout.Phase is Phase.Loading or Phase.Progressing or Phase.Paused or Phase.Promoting
            ? Moves.ToAborting(rollout, Verdict.Aborted, $"{by} rejected version {version}: {why}", by, now)
            : null;

    private static Move Confirmed(Rollout rollout, ChampionMove move) =>
        Moves.Note(rollout with { ChampionMoved = true, ChampionEpoch = move.Epoch }, $"the champion is version {move.To}; {Stable} loads it");
}

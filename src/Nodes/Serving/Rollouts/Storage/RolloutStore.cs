using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Storage;

internal static class RolloutStore
{
    public static Task<Rollout?> FindActiveAsync(Db db, string model, CancellationToken ct) =>
        FindAsync(db, "WHERE model = @model AND active = 1", new { model }, ct);

    public static Task<Rollout?> FindAsync(Db db, Guid id, CancellationToken ct) =>
        FindAsync(db, "WHERE id = @id", new { id = id.ToString() }, ct);

    public static Task<Rollout?> FindLatestAsync(Db db, CancellationToken ct) =>
        FindAsync(db, "ORDER BY started_at DESC, id DESC LIMIT 1", new { }, ct);

    public static async Task<IReadOnlyList<Rollout>> ActiveAsync(Db db, CancellationToken ct) =>
        await ListAsync(db, "WHERE active = 1 ORDER BY started_at", new { }, ct);

    public static async Task<IReadOnlyList<Rollout>> NewestAsync(Db db, int most, CancellationToken ct) =>
        await ListAsync(db, "ORDER BY started_at DESC, id DESC LIMIT @most", new { most }, ct);

    public static Task SaveAsync(Db db, Rollout rollout, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO rollouts (id, model, version, artifact_hash, stable_version, champion_epoch, champion_moved, steps, auto, active,
            phase, step, weight, verdict, reason, started_by, started_at, phase_since, step_since, finished_at, policy, analysis)
        VALUES (@Id, @Model, @Version, @ArtifactHash, @StableVersion, @ChampionEpoch, @ChampionMoved, @Steps, @Auto, @Active,
            @Phase, @Step, @Weight, @Verdict, @Reason, @StartedBy, @StartedAt, @PhaseSince, @StepSince, @FinishedAt, @Policy, @Analysis)
        ON CONFLICT (id) DO UPDATE SET champion_epoch = excluded.champion_epoch, champion_moved = excluded.champion_moved,
            active = excluded.active, phase = excluded.phase, step = excluded.step, weight = excluded.weight, verdict = excluded.verdict,
            reason = excluded.reason, phase_since = excluded.phase_since, step_since = excluded.step_since, finished_at = excluded.finished_at, analysis = excluded.analysis
        """,
        RolloutRow.Of(rollout),
        ct);

    private static async Task<Rollout?> FindAsync(Db db, string where, object values, CancellationToken ct) =>
        (await db.FindAsync<RolloutRow>($"SELECT {RolloutRow.Columns} FROM rollouts {where}", values, ct))?.ToRollout();

    private static async Task<IReadOnlyList<Rollout>> ListAsync(Db db, string where, object values, CancellationToken ct) =>
        [.. (await db.QueryAsync<RolloutRow>($"SELECT {RolloutRow.Columns} FROM rollouts {where}", values, ct)).Select(row => row.ToRollout())];
}

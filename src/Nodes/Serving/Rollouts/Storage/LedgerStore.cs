namespace MlopsLab.Rollouts.Storage;

internal static class LedgerStore
{
    public static Task AddAsync(Db db, LedgerRow line, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO ledger (rollout_id, phase, step, weight, split_epoch, fact, reason, made_by, made_at, evidence)
        VALUES (@RolloutId, @Phase, @Step, @Weight, @SplitEpoch, @Fact, @Reason, @MadeBy, @MadeAt, @Evidence)
        """,
        line,
        ct);

    public static Task<IReadOnlyList<LedgerRow>> AllAsync(Db db, Guid rolloutId, CancellationToken ct) => db.QueryAsync<LedgerRow>(
        """
        SELECT rollout_id AS RolloutId, phase AS Phase, step AS Step, weight AS Weight, split_epoch AS SplitEpoch, fact AS Fact,
            reason AS Reason, made_by AS MadeBy, made_at AS MadeAt, evidence AS Evidence
        FROM ledger WHERE rollout_id = @rolloutId ORDER BY id
        """,
        new { rolloutId = rolloutId.ToString() },
        ct);
}

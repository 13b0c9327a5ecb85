namespace MlopsLab.Registry.Storage;

/// <summary>Which rollouts were aborted, and by which epoch each moved the champion.</summary>
internal static class RolloutStore
{
    public static async Task<bool> IsAbortedAsync(Db db, Guid id, CancellationToken ct) =>
        await db.FindAsync<long>("SELECT aborted FROM rollouts WHERE id = @id", new { id = id.ToString() }, ct) == 1;

    public static Task<long?> FindChampionEpochAsync(Db db, Guid id, CancellationToken ct) =>
        db.FindAsync<long?>("SELECT champion_epoch FROM rollouts WHERE id = @id", new { id = id.ToString() }, ct);

    public static Task AbortAsync(Db db, Guid id, CancellationToken ct) => db.ExecuteAsync(
        "INSERT INTO rollouts (id, aborted) VALUES (@id, 1) ON CONFLICT (id) DO UPDATE SET aborted = 1", new { id = id.ToString() }, ct);

    public static Task PromoteAsync(Db db, Guid id, long championEpoch, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO rollouts (id, aborted, champion_epoch) VALUES (@id, 0, @championEpoch)
        ON CONFLICT (id) DO UPDATE SET champion_epoch = excluded.champion_epoch
        """,
        new { id = id.ToString(), championEpoch },
        ct);
}

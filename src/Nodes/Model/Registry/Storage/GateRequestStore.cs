namespace MlopsLab.Registry.Storage;

/// <summary>Versions whose gates are to be asked again.</summary>
internal static class GateRequestStore
{
    public static Task<IReadOnlyList<GateRequestRow>> AllAsync(Db db, CancellationToken ct) =>
        db.QueryAsync<GateRequestRow>("SELECT model AS Model, number AS Number, why AS Why FROM gate_requests ORDER BY model, number", new { }, ct);

    /// <summary>For every version that came of the run.</summary>
    public static Task AddOfRunAsync(Db db, string runId, string why, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO gate_requests (model, number, why) SELECT model, number, @why FROM versions WHERE run_id = @runId AND outside = 0 AND deleted_at IS NULL
        ON CONFLICT (model, number) DO UPDATE SET why = excluded.why
        """,
        new { runId, why },
        ct);

    public static Task RemoveAsync(Db db, string model, long number, CancellationToken ct) =>
        db.ExecuteAsync("DELETE FROM gate_requests WHERE model = @model AND number = @number", new { model, number }, ct);
}

namespace MlopsLab.Registry.Storage;

internal static class AliasStore
{
    private const string Columns = "model AS Model, alias AS Alias, version AS Version, epoch AS Epoch, moved_at AS MovedAt";

    public static Task<IReadOnlyList<AliasRow>> AllAsync(Db db, string? model, CancellationToken ct) => db.QueryAsync<AliasRow>(
        $"SELECT {Columns} FROM aliases WHERE (@any = 1 OR model = @model) ORDER BY model, alias",
        new { any = model is null ? 1 : 0, model = model ?? "" },
        ct);

    public static Task<AliasRow?> FindAsync(Db db, string model, string alias, CancellationToken ct) => db.FindAsync<AliasRow>(
        $"SELECT {Columns} FROM aliases WHERE model = @model AND alias = @alias", new { model, alias }, ct);

    /// <summary>One more than any epoch an alias of the model ever had.</summary>
    public static async Task<long> NextEpochAsync(Db db, string model, CancellationToken ct)
    {
        await db.ExecuteAsync("UPDATE models SET epoch = epoch + 1 WHERE name = @model", new { model }, ct);
        return await db.FindAsync<long>("SELECT epoch FROM models WHERE name = @model", new { model }, ct);
    }

    public static Task PointAsync(Db db, AliasRow alias, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO aliases (model, alias, version, epoch, moved_at) VALUES (@Model, @Alias, @Version, @Epoch, @MovedAt)
        ON CONFLICT (model, alias) DO UPDATE SET version = excluded.version, epoch = excluded.epoch, moved_at = excluded.moved_at
        """,
        alias,
        ct);

    public static Task RemoveAsync(Db db, string model, string alias, CancellationToken ct) =>
        db.ExecuteAsync("DELETE FROM aliases WHERE model = @model AND alias = @alias", new { model, alias }, ct);
}

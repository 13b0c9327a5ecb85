namespace MlopsLab.Registry.Storage;

/// <summary>Models by name. A deleted one keeps its row, so that a name taken up again goes on counting where it stopped.</summary>
internal static class ModelStore
{
    private const string Columns = """
        name AS Name, description AS Description, last_version AS LastVersion, created_at AS CreatedAt, updated_at AS UpdatedAt, deleted_at AS DeletedAt
        """;

    public static Task<IReadOnlyList<ModelRow>> AllAsync(Db db, CancellationToken ct) =>
        db.QueryAsync<ModelRow>($"SELECT {Columns} FROM models WHERE deleted_at IS NULL ORDER BY name", new { }, ct);

    public static async Task<ModelRow?> FindAsync(Db db, string name, CancellationToken ct) =>
        await FindAnyAsync(db, name, ct) is { DeletedAt: null } found ? found : null;

    /// <summary>Also a deleted one.</summary>
    public static Task<ModelRow?> FindAnyAsync(Db db, string name, CancellationToken ct) =>
        db.FindAsync<ModelRow>($"SELECT {Columns} FROM models WHERE name = @name", new { name }, ct);

    /// <summary>Makes the model, or takes a deleted one up again; one that is there stays as it is.</summary>
    public static Task EnsureAsync(Db db, string name, DateTimeOffset at, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO models (name, last_version, epoch, created_at, updated_at) VALUES (@name, 0, 0, @at, @at)
        ON CONFLICT (name) DO UPDATE SET deleted_at = NULL, description = '', created_at = excluded.created_at, updated_at = excluded.updated_at
        WHERE models.deleted_at IS NOT NULL
        """,
        new { name, at = at.ToUnixTimeMilliseconds() },
        ct);

    public static Task DescribeAsync(Db db, string name, string description, DateTimeOffset at, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE models SET description = @description, updated_at = @at WHERE name = @name",
        new { name, description, at = at.ToUnixTimeMilliseconds() },
        ct);

    public static Task TouchAsync(Db db, string name, DateTimeOffset at, CancellationToken ct) =>
        db.ExecuteAsync("UPDATE models SET updated_at = @at WHERE name = @name", new { name, at = at.ToUnixTimeMilliseconds() }, ct);

    public static Task DeleteAsync(Db db, string name, DateTimeOffset at, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE models SET deleted_at = @at, updated_at = @at WHERE name = @name", new { name, at = at.ToUnixTimeMilliseconds() }, ct);

    /// <summary>Everything of the model goes by the new name; the old name stays behind as deleted and keeps its counters.</summary>
    public static async Task RenameAsync(Db db, string name, string newName, DateTimeOffset at, CancellationToken ct)
    {
        var values = new { name, newName, at = at.ToUnixTimeMilliseconds() };
        await db.ExecuteAsync(
            """
            INSERT INTO models (name, last_version, epoch, created_at, updated_at, description)
            SELECT @newName, last_version, epoch, created_at, @at, description FROM models WHERE name = @name
            ON CONFLICT (name) DO UPDATE SET
                last_version = CASE WHEN models.last_version > excluded.last_version THEN models.last_version ELSE excluded.last_version END,
                epoch = CASE WHEN models.epoch > excluded.epoch THEN models.epoch ELSE excluded.epoch END,
                created_at = excluded.created_at, updated_at = excluded.updated_at, description = excluded.description, deleted_at = NULL
            """,
            values,
            ct);
        foreach (var table in new[] { "versions", "aliases", "history", "tags", "gate_lines", "gate_requests", "live_answers" })
        {
            await db.ExecuteAsync($"UPDATE {table} SET model = @newName WHERE model = @name", values, ct);
        }

        await db.ExecuteAsync("UPDATE versions SET updated_at = @at WHERE model = @newName", values, ct);
        await DeleteAsync(db, name, at, ct);
    }
}

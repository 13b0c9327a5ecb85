using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

internal static class VersionStore
{
    public static async Task<IReadOnlyList<ModelVersion>> AllAsync(Db db, string? model, CancellationToken ct)
    {
        var rows = await db.QueryAsync<VersionRow>(
            $"SELECT {VersionRow.Columns} FROM versions WHERE deleted_at IS NULL AND (@any = 1 OR model = @model) ORDER BY model, number",
            new { any = model is null ? 1 : 0, model = model ?? "" },
            ct);
        return [.. rows.Select(row => row.ToVersion())];
    }

    public static async Task<ModelVersion?> FindAsync(Db db, string model, long number, CancellationToken ct)
    {
        var row = await db.FindAsync<VersionRow>(
            $"SELECT {VersionRow.Columns} FROM versions WHERE model = @model AND number = @number AND deleted_at IS NULL", new { model, number }, ct);
        return row?.ToVersion();
    }

    public static async Task<bool> HasRunAsync(Db db, string runId, CancellationToken ct) =>
        await db.FindAsync<long?>("SELECT number FROM versions WHERE run_id = @runId AND outside = 0", new { runId }, ct) is not null;

    /// <summary>The next number of the model; a number once taken is never given again.</summary>
    public static async Task<long> TakeNumberAsync(Db db, string model, DateTimeOffset at, CancellationToken ct)
    {
        await ModelStore.EnsureAsync(db, model, at, ct);
        await db.ExecuteAsync("UPDATE models SET last_version = last_version + 1 WHERE name = @model", new { model }, ct);
        return await db.FindAsync<long>("SELECT last_version FROM models WHERE name = @model", new { model }, ct);
    }

    public static Task AddAsync(Db db, ModelVersion version, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO versions (model, number, run_id, status, artifact_hash, artifact_bytes, snapshot_id, feature_view, learner, metrics, created_at,
            updated_at, description, stage, outside, source, run_link, code, threshold)
        VALUES (@Model, @Number, @RunId, @Status, @ArtifactHash, @ArtifactBytes, @SnapshotId, @FeatureView, @Learner, @Metrics, @CreatedAt,
            @UpdatedAt, @Description, @Stage, @Outside, @Source, @RunLink, @Code, @Threshold)
        """,
        VersionRow.Of(version),
        ct);

    /// <summary>Deleted versions too.</summary>
    /// <remarks>Whether one is deleted, <see cref="FindAsync"/> tells.</remarks>
    public static async Task<IReadOnlyList<ModelVersion>> EverAsync(Db db, string model, CancellationToken ct)
    {
        var rows = await db.QueryAsync<VersionRow>($"SELECT {VersionRow.Columns} FROM versions WHERE model = @model ORDER BY number", new { model }, ct);
        return [.. rows.Select(row => row.ToVersion())];
    }

    /// <summary>Writes down what may change of a version.</summary>
    public static Task SaveAsync(Db db, ModelVersion version, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE versions SET status = @Status, description = @Description, stage = @Stage, updated_at = @UpdatedAt WHERE model = @Model AND number = @Number",
        VersionRow.Of(version),
        ct);

    public static Task DeleteAsync(Db db, ModelVersion version, DateTimeOffset at, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE versions SET deleted_at = @at WHERE model = @Model AND number = @Number",
        new { at = at.ToUnixTimeMilliseconds(), version.Model, version.Number },
        ct);

    /// <summary>Whether the model ever had a version, deleted ones included.</summary>
    public static async Task<bool> HadAnyAsync(Db db, string model, CancellationToken ct) =>
        await db.FindAsync<long>("SELECT COUNT(*) FROM versions WHERE model = @model", new { model }, ct) > 0;
}

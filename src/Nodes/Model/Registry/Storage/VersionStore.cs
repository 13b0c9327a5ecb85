using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

internal static class VersionStore
{
    public static async Task<IReadOnlyList<ModelVersion>> AllAsync(Db db, string? model, CancellationToken ct)
    {
        var rows = await db.QueryAsync<VersionRow>(
            $"SELECT {VersionRow.Columns} FROM versions WHERE (@any = 1 OR model = @model) ORDER BY model, number",
            new { any = model is null ? 1 : 0, model = model ?? "" },
            ct);
        return [.. rows.Select(row => row.ToVersion())];
    }

    public static async Task<ModelVersion?> FindAsync(Db db, string model, long number, CancellationToken ct)
    {
        var row = await db.FindAsync<VersionRow>(
            $"SELECT {VersionRow.Columns} FROM versions WHERE model = @model AND number = @number", new { model, number }, ct);
        return row?.ToVersion();
    }

    public static async Task<bool> HasRunAsync(Db db, string runId, CancellationToken ct) =>
        await db.FindAsync<long?>("SELECT number FROM versions WHERE run_id = @runId", new { runId }, ct) is not null;

    /// <summary>The next number of the model; a number once taken is never given again.</summary>
    public static async Task<long> TakeNumberAsync(Db db, string model, DateTimeOffset at, CancellationToken ct)
    {
        await db.ExecuteAsync(
            "INSERT INTO models (name, last_version, epoch, created_at) VALUES (@model, 0, 0, @at) ON CONFLICT (name) DO NOTHING",
            new { model, at = at.ToUnixTimeMilliseconds() },
            ct);
        await db.ExecuteAsync("UPDATE models SET last_version = last_version + 1 WHERE name = @model", new { model }, ct);
        return await db.FindAsync<long>("SELECT last_version FROM models WHERE name = @model", new { model }, ct);
    }

    public static Task AddAsync(Db db, ModelVersion version, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO versions (model, number, run_id, status, artifact_hash, artifact_bytes, snapshot_id, feature_view, learner, metrics, created_at)
        VALUES (@Model, @Number, @RunId, @Status, @ArtifactHash, @ArtifactBytes, @SnapshotId, @FeatureView, @Learner, @Metrics, @CreatedAt)
        """,
        VersionRow.Of(version),
        ct);

    public static Task SetStatusAsync(Db db, ModelVersion version, VersionStatus status, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE versions SET status = @status WHERE model = @Model AND number = @Number",
        new { status = status.ToString(), version.Model, version.Number },
        ct);
}

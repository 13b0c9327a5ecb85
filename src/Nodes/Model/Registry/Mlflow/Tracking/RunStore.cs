using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow.Tracking;

internal static class RunStore
{
    public const string Tag = "tag";
    public const string Parameter = "param";
    public const string ExperimentTag = "experiment";

    private const string Columns = """
        id AS Id, experiment AS Experiment, name AS Name, user_id AS UserId, status AS Status, stage AS Stage, artifact_uri AS ArtifactUri,
        started_at AS StartedAt, ended_at AS EndedAt
        """;

    private const string MetricColumns = "id AS Id, run AS Run, key AS Key, value AS Value, at AS At, step AS Step";

    public static async Task<RunRow> GetAsync(Db db, string id, CancellationToken ct) =>
        await db.FindAsync<RunRow>($"SELECT {Columns} FROM tracked_runs WHERE id = @id", new { id }, ct)
        ?? throw MlflowException.Missing($"Run with id={id} not found");

    public static Task<IReadOnlyList<RunRow>> OfAsync(Db db, long experiment, CancellationToken ct) =>
        db.QueryAsync<RunRow>($"SELECT {Columns} FROM tracked_runs WHERE experiment = @experiment", new { experiment }, ct);

    public static Task SaveAsync(Db db, RunRow run, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO tracked_runs (id, experiment, name, user_id, status, stage, artifact_uri, started_at, ended_at)
        VALUES (@Id, @Experiment, @Name, @UserId, @Status, @Stage, @ArtifactUri, @StartedAt, @EndedAt)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, status = excluded.status, stage = excluded.stage, ended_at = excluded.ended_at
        """,
        run,
        ct);

    public static Task StageAllAsync(Db db, long experiment, string stage, CancellationToken ct) =>
        db.ExecuteAsync("UPDATE tracked_runs SET stage = @stage WHERE experiment = @experiment", new { experiment, stage }, ct);

    public static Task<IReadOnlyList<ValueRow>> ValuesAsync(Db db, string kind, string owner, CancellationToken ct) => db.QueryAsync<ValueRow>(
        "SELECT owner AS Owner, key AS Key, value AS Value FROM tracked_values WHERE kind = @kind AND owner = @owner ORDER BY key", new { kind, owner }, ct);

    public static Task<string?> FindValueAsync(Db db, string kind, string owner, string key, CancellationToken ct) =>
        db.FindAsync<string>("SELECT value FROM tracked_values WHERE kind = @kind AND owner = @owner AND key = @key", new { kind, owner, key }, ct);

    public static Task SetAsync(Db db, string kind, string owner, string key, string value, CancellationToken ct) => db.ExecuteAsync(
        "INSERT INTO tracked_values (kind, owner, key, value) VALUES (@kind, @owner, @key, @value) ON CONFLICT (kind, owner, key) DO UPDATE SET value = excluded.value",
        new { kind, owner, key, value },
        ct);

    public static Task<int> DeleteAsync(Db db, string kind, string owner, string key, CancellationToken ct) =>
        db.ExecuteAsync("DELETE FROM tracked_values WHERE kind = @kind AND owner = @owner AND key = @key", new { kind, owner, key }, ct);

    public static Task AddMetricAsync(Db db, MetricRow metric, CancellationToken ct) =>
        db.ExecuteAsync("INSERT INTO tracked_metrics (run, key, value, at, step) VALUES (@Run, @Key, @Value, @At, @Step)", metric, ct);

    public static Task<IReadOnlyList<MetricRow>> MetricsAsync(Db db, string run, CancellationToken ct) =>
        db.QueryAsync<MetricRow>($"SELECT {MetricColumns} FROM tracked_metrics WHERE run = @run ORDER BY id", new { run }, ct);

    public static Task<IReadOnlyList<MetricRow>> HistoryAsync(Db db, string run, string key, CancellationToken ct) =>
        db.QueryAsync<MetricRow>($"SELECT {MetricColumns} FROM tracked_metrics WHERE run = @run AND key = @key ORDER BY id", new { run, key }, ct);

    public static Task AddInputAsync(Db db, string run, string body, CancellationToken ct) =>
        db.ExecuteAsync("INSERT INTO tracked_inputs (run, body) VALUES (@run, @body)", new { run, body }, ct);

    public static Task<IReadOnlyList<InputRow>> InputsAsync(Db db, string run, CancellationToken ct) =>
        db.QueryAsync<InputRow>("SELECT run AS Run, body AS Body FROM tracked_inputs WHERE run = @run ORDER BY id", new { run }, ct);
}

using Dapper;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Which models learned from which snapshots; training and registry tell in either order.</summary>
internal sealed class TrainedModels(Store store)
{
    private const string Columns = "trained_model.model AS Model, trained_model.version AS Version, trained_model.run_id AS RunId, trained_model.snapshot_id AS SnapshotId";

    public static Task TrainedAsync(StoreSession session, string runId, string scenario, string model, string snapshotId, DateTimeOffset at, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO trained_model (run_id, scenario, model, snapshot_id, at) VALUES (@runId, @scenario, @model, @snapshotId, @at)
            ON CONFLICT (run_id) DO UPDATE SET scenario = excluded.scenario, model = excluded.model, snapshot_id = excluded.snapshot_id
            """,
            new { runId, scenario, model, snapshotId, at = at.ToUnixTimeMilliseconds() },
            session.Transaction,
            cancellationToken: ct));

    public static Task RegisteredAsync(StoreSession session, string runId, string model, string version, DateTimeOffset at, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO trained_model (run_id, model, version, at) VALUES (@runId, @model, @version, @at)
            ON CONFLICT (run_id) DO UPDATE SET version = excluded.version
            """,
            new { runId, model, version, at = at.ToUnixTimeMilliseconds() },
            session.Transaction,
            cancellationToken: ct));

    /// <summary>Models that learned from sealed snapshots with rows of that time.</summary>
    public Task<IReadOnlyList<TrainedModel>> TrainedOnAsync(string scenario, TimeSpread time, CancellationToken ct) => FindAsync(
        $"""
        SELECT {Columns} FROM trained_model JOIN snapshot ON snapshot.id = trained_model.snapshot_id
        WHERE snapshot.scenario = @scenario AND snapshot.event_from <= @to AND snapshot.event_to >= @from ORDER BY trained_model.at, trained_model.run_id
        """,
        new { scenario, from = time.From.ToUnixTimeMilliseconds(), to = time.To.ToUnixTimeMilliseconds() },
        ct);

    public Task<IReadOnlyList<TrainedModel>> TrainedOnAsync(string snapshotId, CancellationToken ct) => FindAsync(
        $"SELECT {Columns} FROM trained_model WHERE snapshot_id = @snapshotId ORDER BY at, run_id", new { snapshotId }, ct);

    private async Task<IReadOnlyList<TrainedModel>> FindAsync(string sql, object values, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return [.. await connection.QueryAsync<TrainedModel>(new CommandDefinition(sql, values, cancellationToken: ct))];
    }
}

using System.Text.Json;
using MlopsLab.Contracts;
using MlopsLab.Contracts.Training;

namespace MlopsLab.Registry.Storage;

/// <summary>Completed runs whose artifact is still to be fetched.</summary>
internal static class PendingStore
{
    private const string Columns = "run_id AS RunId, fact AS Fact, attempts AS Attempts, next_at AS NextAt, problem AS Problem, received_at AS ReceivedAt";

    public static Task AddAsync(Db db, TrainingCompleted run, DateTimeOffset at, CancellationToken ct) => db.ExecuteAsync(
        """
        INSERT INTO pending (run_id, fact, attempts, next_at, problem, received_at) VALUES (@RunId, @fact, 0, @at, NULL, @at)
        ON CONFLICT (run_id) DO NOTHING
        """,
        new { run.RunId, fact = JsonSerializer.Serialize(run, ContractsJson.Default.TrainingCompleted), at = at.ToUnixTimeMilliseconds() },
        ct);

    public static Task<IReadOnlyList<PendingRow>> AllAsync(Db db, CancellationToken ct) =>
        db.QueryAsync<PendingRow>($"SELECT {Columns} FROM pending ORDER BY received_at, run_id", new { }, ct);

    public static Task PostponeAsync(Db db, string runId, string problem, DateTimeOffset nextAt, CancellationToken ct) => db.ExecuteAsync(
        "UPDATE pending SET attempts = attempts + 1, problem = @problem, next_at = @nextAt WHERE run_id = @runId",
        new { runId, problem, nextAt = nextAt.ToUnixTimeMilliseconds() },
        ct);

    public static Task RemoveAsync(Db db, string runId, CancellationToken ct) =>
        db.ExecuteAsync("DELETE FROM pending WHERE run_id = @runId", new { runId }, ct);

    public static TrainingCompleted Read(PendingRow row) =>
        JsonSerializer.Deserialize(row.Fact, ContractsJson.Default.TrainingCompleted)
        ?? throw new InvalidDataException($"The pending run {row.RunId} holds no event.");
}

using System.Data.Common;
using System.Text.Json;
using Dapper;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Storage;

/// <summary>Runs; every change of state names the state it expects, so that doing it twice changes nothing.</summary>
internal static class RunTable
{
    private const string Columns =
        """
        run_id AS RunId, scenario AS Scenario, learner AS Learner, snapshot_id AS SnapshotId, settings AS Settings, requested_by AS RequestedBy,
        reason AS Reason, state AS State, stage AS Stage, fraction AS Fraction, starts AS Starts, failure AS Failure, result AS Result,
        requested_at AS RequestedAt, started_at AS StartedAt, finished_at AS FinishedAt
        """;

    // What the lab asks for by itself waits until its data are whole again; what a person asks for goes on.
    private const string WaitsForRelease = "requested_by = 'lab' AND EXISTS (SELECT 1 FROM hold WHERE hold.scenario = run.scenario AND released = 0)";

    /// <summary>Stores the run in <paramref name="state"/> unless it is known already.</summary>
    public static Task AddAsync(StoreSession session, TrainingRequested request, string state, CancellationToken ct) => ExecuteAsync(
        session,
        """
        INSERT INTO run (run_id, scenario, learner, snapshot_id, settings, requested_by, reason, state, stage, fraction, starts, requested_at)
        VALUES (@RunId, @Scenario, @Learner, @SnapshotId, @settings, @RequestedBy, @Reason, @state, 'waiting', 0, 0, @at)
        ON CONFLICT (run_id) DO NOTHING
        """,
        new
        {
            request.RunId,
            request.Scenario,
            request.Learner,
            request.SnapshotId,
            settings = JsonSerializer.Serialize(request.Settings),
            request.RequestedBy,
            request.Reason,
            state,
            at = request.At.ToUnixTimeMilliseconds(),
        },
        ct);

    public static Task QueueAsync(StoreSession session, string runId, CancellationToken ct) => ExecuteAsync(
        session, "UPDATE run SET state = 'queued' WHERE run_id = @runId AND state = 'requested'", new { runId }, ct);

    /// <summary>The run that was under way when the process ended, else the one that waits longest.</summary>
    public static Task<RunRow?> NextAsync(DbConnection connection, CancellationToken ct) => connection.QueryFirstOrDefaultAsync<RunRow>(new(
        $"SELECT {Columns} FROM run WHERE state = 'running' OR (state = 'queued' AND NOT ({WaitsForRelease})) ORDER BY CASE state WHEN 'running' THEN 0 ELSE 1 END, requested_at, run_id LIMIT 1",
        cancellationToken: ct));

    public static Task<RunRow?> FindAsync(DbConnection connection, string runId, CancellationToken ct) => connection.QuerySingleOrDefaultAsync<RunRow>(new(
        $"SELECT {Columns} FROM run WHERE run_id = @runId", new { runId }, cancellationToken: ct));

    public static Task<IEnumerable<RunRow>> LatestAsync(DbConnection connection, int limit, CancellationToken ct) => connection.QueryAsync<RunRow>(new(
        $"SELECT {Columns} FROM run ORDER BY requested_at DESC, run_id DESC LIMIT @limit", new { limit }, cancellationToken: ct));

    /// <summary>How many runs of a scenario failed, and how many did not (or not yet).</summary>
    public static async Task<(long OpenOrDone, long Failed)> CountAsync(StoreSession session, string scenario, CancellationToken ct)
    {
        var states = (await session.Connection.QueryAsync<string>(new(
            "SELECT state FROM run WHERE scenario = @scenario", new { scenario }, session.Transaction, cancellationToken: ct))).AsList();
        var failed = states.Count(state => state is RunState.Failed or RunState.Refused);
        return (states.Count - failed, failed);
    }

    public static Task BeginAsync(StoreSession session, string runId, CancellationToken ct) => ExecuteAsync(
        session,
        "UPDATE run SET state = 'running', stage = 'reading', fraction = 0, starts = starts + 1 WHERE run_id = @runId AND state IN ('queued', 'running')",
        new { runId },
        ct);

    /// <summary>False when this run has told of its start before.</summary>
    public static async Task<bool> StartAsync(StoreSession session, string runId, string snapshotId, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET snapshot_id = @snapshotId, started_at = @at WHERE run_id = @runId AND state = 'running' AND started_at IS NULL",
        new { runId, snapshotId, at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    public static Task<string?> SnapshotAsync(StoreSession session, string runId, CancellationToken ct) => session.Connection.ExecuteScalarAsync<string>(new(
        "SELECT snapshot_id FROM run WHERE run_id = @runId", new { runId }, session.Transaction, cancellationToken: ct));

    public static async Task<bool> ProgressAsync(StoreSession session, string runId, string stage, double fraction, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET stage = @stage, fraction = @fraction WHERE run_id = @runId AND state = 'running'",
        new { runId, stage, fraction },
        ct) == 1;

    public static async Task<bool> CompleteAsync(StoreSession session, string runId, RunResult result, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET state = 'completed', stage = 'done', fraction = 1, result = @result, finished_at = @at WHERE run_id = @runId AND state = 'running'",
        new { runId, result = JsonSerializer.Serialize(result), at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    public static async Task<bool> FailAsync(StoreSession session, string runId, string failure, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET state = 'failed', failure = @failure, finished_at = @at WHERE run_id = @runId AND state IN ('queued', 'running')",
        new { runId, failure, at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    public static async Task<bool> RefuseAsync(StoreSession session, string runId, string failure, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET state = 'refused', failure = @failure, finished_at = @at WHERE run_id = @runId AND state = 'running'",
        new { runId, failure, at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    private static Task<int> ExecuteAsync(StoreSession session, string sql, object values, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new(sql, values, session.Transaction, cancellationToken: ct));
}

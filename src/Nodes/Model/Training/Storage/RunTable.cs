using System.Data.Common;
using System.Text.Json;
using Dapper;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Reports;

namespace MlopsLab.Training.Storage;

/// <summary>Runs; every change of state names the state it expects, so that doing it twice changes nothing.</summary>
internal static class RunTable
{
    private const string Columns =
        """
        run_id AS RunId, scenario AS Scenario, learner AS Learner, snapshot_id AS SnapshotId, settings AS Settings, requested_by AS RequestedBy,
        reason AS Reason, state AS State, stage AS Stage, fraction AS Fraction, starts AS Starts, failure AS Failure, result AS Result,
        requested_at AS RequestedAt, started_at AS StartedAt, finished_at AS FinishedAt, kind AS Kind, priority AS Priority, pins AS Pins,
        rerun_of AS RerunOf, fresh AS Fresh, sweep AS Sweep, cancel_why AS CancelWhy, curve AS Curve, eta AS Eta
        """;

    // What the lab asks for by itself waits until its data are whole again; what a person asks for goes on.
    private const string WaitsForRelease = "requested_by = 'lab' AND EXISTS (SELECT 1 FROM hold WHERE hold.scenario = run.scenario AND released = 0)";

    /// <summary>Stores the run in <paramref name="state"/> unless it is known already.</summary>
    public static Task AddAsync(StoreSession session, TrainingRequested request, string state, RunOrigin origin, CancellationToken ct) => ExecuteAsync(
        session,
        """
        INSERT INTO run (run_id, scenario, learner, snapshot_id, settings, requested_by, reason, state, stage, fraction, starts, requested_at, kind, priority, pins, rerun_of, fresh, sweep)
        VALUES (@RunId, @Scenario, @Learner, @SnapshotId, @settings, @RequestedBy, @Reason, @state, @state, 0, 0, @at, @kind, @priority, @Pins, @RerunOf, @fresh, @Sweep)
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
            kind = request.Kind ?? RunKind.Pipeline,
            priority = RunPriority.Of(request),
            origin.Pins,
            origin.RerunOf,
            fresh = origin.Fresh ? 1 : 0,
            origin.Sweep,
        },
        ct);

    public static Task QueueAsync(StoreSession session, string runId, CancellationToken ct) => ExecuteAsync(
        session, "UPDATE run SET state = 'queued', stage = 'queued' WHERE run_id = @runId AND state = 'requested'", new { runId }, ct);

    /// <summary>The run that was under way when the process ended, else of the most urgent the one that waits longest.</summary>
    /// <param name="active">Runs that this process does already.</param>
    public static Task<RunRow?> NextAsync(DbConnection connection, IReadOnlyList<string> active, CancellationToken ct) => connection.QueryFirstOrDefaultAsync<RunRow>(new(
        $"SELECT {Columns} FROM run WHERE run_id NOT IN @active AND (state = 'running' OR (state = 'queued' AND NOT ({WaitsForRelease}))) ORDER BY CASE state WHEN 'running' THEN 0 ELSE 1 END, priority, requested_at, run_id LIMIT 1",
        new { active = active.Append("").ToArray() },
        cancellationToken: ct));

    public static Task<RunRow?> FindAsync(DbConnection connection, string runId, CancellationToken ct) => connection.QuerySingleOrDefaultAsync<RunRow>(new(
        $"SELECT {Columns} FROM run WHERE run_id = @runId", new { runId }, cancellationToken: ct));

    /// <param name="kind">Only runs of this kind; null for all.</param>
    public static Task<IEnumerable<RunRow>> LatestAsync(DbConnection connection, string? kind, int limit, CancellationToken ct) => connection.QueryAsync<RunRow>(new(
        $"SELECT {Columns} FROM run WHERE @kind IS NULL OR kind = @kind ORDER BY requested_at DESC, run_id DESC LIMIT @limit", new { kind, limit }, cancellationToken: ct));

    /// <summary>What is under way and what waits, in the order in which it is done.</summary>
    public static Task<IEnumerable<RunRow>> OpenAsync(DbConnection connection, string? kind, int limit, CancellationToken ct) => connection.QueryAsync<RunRow>(new(
        $"SELECT {Columns} FROM run WHERE state IN ('requested', 'queued', 'running') AND (@kind IS NULL OR kind = @kind) ORDER BY CASE state WHEN 'running' THEN 0 ELSE 1 END, priority, requested_at, run_id LIMIT @limit",
        new { kind, limit },
        cancellationToken: ct));

    /// <summary>How many runs of a scenario failed, and how many did not (or not yet).</summary>
    public static async Task<(long OpenOrDone, long Failed)> CountAsync(StoreSession session, string scenario, CancellationToken ct)
    {
        var states = (await session.Connection.QueryAsync<string>(new(
            "SELECT state FROM run WHERE scenario = @scenario AND kind = 'pipeline'", new { scenario }, session.Transaction, cancellationToken: ct))).AsList();
        var failed = states.Count(state => state is RunState.Failed or RunState.Refused or RunState.Cancelled);
        return (states.Count - failed, failed);
    }

    public static Task BeginAsync(StoreSession session, string runId, CancellationToken ct) => ExecuteAsync(
        session,
        "UPDATE run SET state = 'running', stage = 'extract', fraction = 0, eta = NULL, starts = starts + 1 WHERE run_id = @runId AND state IN ('queued', 'running')",
        new { runId },
        ct);

    /// <summary>False when this run has told of its start before.</summary>
    public static async Task<bool> StartAsync(StoreSession session, string runId, string snapshotId, string pins, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET snapshot_id = @snapshotId, pins = @pins, started_at = @at WHERE run_id = @runId AND state = 'running' AND started_at IS NULL",
        new { runId, snapshotId, pins, at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    /// <param name="curve">Kept as it was when it is empty, as it is for a stage that was taken from the cache.</param>
    public static async Task<bool> ProgressAsync(StoreSession session, string runId, RunPoint point, IReadOnlyList<CurvePoint> curve, double? eta, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET stage = @Stage, fraction = @Fraction, curve = COALESCE(@curve, curve), eta = @eta WHERE run_id = @runId AND state = 'running'",
        new { runId, point.Stage, point.Fraction, eta, curve = curve.Count == 0 ? null : JsonSerializer.Serialize(curve) },
        ct) == 1;

    public static async Task<bool> CompleteAsync(StoreSession session, string runId, RunResult result, string pins, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET state = 'completed', stage = 'done', fraction = 1, result = @result, pins = @pins, finished_at = @at WHERE run_id = @runId AND state = 'running' AND cancel_why IS NULL",
        new { runId, pins, result = JsonSerializer.Serialize(result), at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    public static async Task<bool> FailAsync(StoreSession session, string runId, string failure, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET state = 'failed', failure = @failure, finished_at = @at WHERE run_id = @runId AND state IN ('queued', 'running')",
        new { runId, failure, at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    public static async Task<bool> CancelAsync(StoreSession session, string runId, string failure, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET state = 'cancelled', failure = @failure, finished_at = @at WHERE run_id = @runId AND state IN ('requested', 'queued', 'running')",
        new { runId, failure, at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    /// <summary>Lets a run that is under way end soon, also when the process ends first.</summary>
    public static Task WishEndAsync(StoreSession session, string runId, string why, CancellationToken ct) => ExecuteAsync(
        session, "UPDATE run SET cancel_why = @why WHERE run_id = @runId AND state = 'running' AND cancel_why IS NULL", new { runId, why }, ct);

    public static async Task<bool> RefuseAsync(StoreSession session, string runId, string failure, DateTimeOffset at, CancellationToken ct) => await ExecuteAsync(
        session,
        "UPDATE run SET state = 'refused', failure = @failure, finished_at = @at WHERE run_id = @runId AND state = 'running'",
        new { runId, failure, at = at.ToUnixTimeMilliseconds() },
        ct) == 1;

    private static Task<int> ExecuteAsync(StoreSession session, string sql, object values, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new(sql, values, session.Transaction, cancellationToken: ct));
}

using System.Data.Common;
using Dapper;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Storage;

/// <summary>Holds as they were told; the end may come before the beginning, since each has its own queue.</summary>
internal static class HoldTable
{
    public static Task OpenAsync(StoreSession session, BatchHeld fact, CancellationToken ct) => ExecuteAsync(
        session,
        """
        INSERT INTO hold (hold_id, scenario, field, summary, opened_at) VALUES (@HoldId, @Scenario, @Field, @summary, @at)
        ON CONFLICT (hold_id) DO UPDATE SET summary = excluded.summary, opened_at = excluded.opened_at
        """,
        new { fact.HoldId, fact.Scenario, fact.Field, summary = SummaryOf(fact), at = fact.At.ToUnixTimeMilliseconds() },
        ct);

    public static Task ReleaseAsync(StoreSession session, BatchReleased fact, CancellationToken ct) => ExecuteAsync(
        session,
        """
        INSERT INTO hold (hold_id, scenario, field, summary, opened_at, released_at) VALUES (@HoldId, @Scenario, @Field, @Reason, @at, @at)
        ON CONFLICT (hold_id) DO UPDATE SET released_at = excluded.released_at
        """,
        new { fact.HoldId, fact.Scenario, fact.Field, fact.Reason, at = fact.At.ToUnixTimeMilliseconds() },
        ct);

    /// <summary>Open ones, and those that ended after the moment.</summary>
    public static async Task<IReadOnlyList<HoldRow>> SinceAsync(DbConnection connection, DateTimeOffset moment, CancellationToken ct) =>
        [.. await connection.QueryAsync<HoldRow>(new CommandDefinition(
            """
            SELECT hold_id AS HoldId, scenario AS Scenario, field AS Field, summary AS Summary, opened_at AS OpenedAt, released_at AS ReleasedAt
            FROM hold WHERE released_at IS NULL OR released_at >= @moment ORDER BY opened_at
            """,
            new { moment = moment.ToUnixTimeMilliseconds() },
            cancellationToken: ct))];

    public static Task InhibitAsync(StoreSession session, Signal signal, HoldRow hold, string reason, DateTimeOffset at, CancellationToken ct) => ExecuteAsync(
        session,
        "INSERT INTO inhibited (fingerprint, hold_id, reason, summary, at) VALUES (@Fingerprint, @HoldId, @reason, @Summary, @at) ON CONFLICT DO NOTHING",
        new { signal.Fingerprint, hold.HoldId, reason, signal.Summary, at = at.ToUnixTimeMilliseconds() },
        ct);

    public static async Task<IReadOnlyList<InhibitedView>> InhibitedAsync(DbConnection connection, CancellationToken ct) =>
        [.. (await connection.QueryAsync<(string Fingerprint, string Hold, string Reason, string Summary, long At)>(new CommandDefinition(
            "SELECT fingerprint, hold_id, reason, summary, at FROM inhibited ORDER BY at DESC LIMIT 200", cancellationToken: ct)))
            .Select(row => new InhibitedView(row.Fingerprint, row.Hold, row.Reason, row.Summary, DateTimeOffset.FromUnixTimeMilliseconds(row.At)))];

    private static string SummaryOf(BatchHeld fact) =>
        $"{fact.Scenario} batches from {fact.Source} are held as {fact.HoldId}: {fact.Field} {fact.Check}, probably {fact.SuspectedChange} (for example {string.Join(", ", fact.Sample)})";

    private static Task ExecuteAsync(StoreSession session, string sql, object values, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(sql, values, session.Transaction, cancellationToken: ct));
}

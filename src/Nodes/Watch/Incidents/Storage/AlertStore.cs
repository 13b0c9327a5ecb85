using System.Data.Common;
using Dapper;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.Incidents.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Incidents.Storage;

internal static class AlertStore
{
    private const string Columns =
        "alert_id AS Id, raised_at AS At, node AS Node, kind AS Kind, severity AS Severity, suspect AS Suspect, summary AS Summary, cleared_at AS ClearedAt, incident_id AS IncidentId";

    /// <summary>False when the alert, or its clearing, was here before.</summary>
    public static async Task<bool> AddAsync(StoreSession session, AlertRaised fact, string? clearedAt, CancellationToken ct) =>
        await session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO alert (alert_id, fingerprint, node, kind, severity, suspect, summary, raised_at, cleared_at)
            VALUES (@id, @Fingerprint, @Node, @Kind, @Severity, @Suspect, @Summary, @at, @clearedAt) ON CONFLICT (alert_id) DO NOTHING
            """,
            new { id = fact.AlertId.ToString(), fact.Fingerprint, fact.Node, fact.Kind, fact.Severity, fact.Suspect, fact.Summary, at = Times.Text(fact.At), clearedAt },
            session.Transaction,
            cancellationToken: ct)) > 0;

    public static Task<AlertRow?> FindAsync(StoreSession session, Guid id, CancellationToken ct) =>
        session.Connection.QuerySingleOrDefaultAsync<AlertRow>(new CommandDefinition(
            $"SELECT {Columns} FROM alert WHERE alert_id = @id", new { id = id.ToString() }, session.Transaction, cancellationToken: ct));

    public static Task ClearAsync(StoreSession session, Guid id, DateTimeOffset at, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "UPDATE alert SET cleared_at = @at WHERE alert_id = @id", new { id = id.ToString(), at = Times.Text(at) }, session.Transaction, cancellationToken: ct));

    public static Task AssignAsync(StoreSession session, Guid id, string incident, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "UPDATE alert SET incident_id = @incident WHERE alert_id = @id", new { id = id.ToString(), incident }, session.Transaction, cancellationToken: ct));

    public static Task<long> OpenOfAsync(StoreSession session, string incident, CancellationToken ct) =>
        session.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM alert WHERE incident_id = @incident AND cleared_at IS NULL", new { incident }, session.Transaction, cancellationToken: ct));

    public static Task<IEnumerable<AlertRow>> ListAsync(DbConnection connection, bool all, CancellationToken ct) =>
        connection.QueryAsync<AlertRow>(new CommandDefinition(
            $"SELECT {Columns} FROM alert {(all ? "" : "WHERE cleared_at IS NULL")} ORDER BY raised_at DESC LIMIT 200", cancellationToken: ct));

    public static Task<IEnumerable<AlertRow>> OfAsync(DbConnection connection, string incident, CancellationToken ct) =>
        connection.QueryAsync<AlertRow>(new CommandDefinition($"SELECT {Columns} FROM alert WHERE incident_id = @incident ORDER BY raised_at", new { incident }, cancellationToken: ct));
}

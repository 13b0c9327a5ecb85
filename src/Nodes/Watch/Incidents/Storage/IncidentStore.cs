using System.Data.Common;
using Dapper;
using MlopsLab.Incidents.Domain;
using MlopsLab.Messaging;

namespace MlopsLab.Incidents.Storage;

internal static class IncidentStore
{
    private const string Columns = "incident_id AS Id, suspect AS Suspect, severity AS Severity, state AS State, summary AS Summary, opened_at AS At, changed_at AS ChangedAt";

    public static Task<Incident?> FindAsync(DbConnection connection, DbTransaction? transaction, string id, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<Incident>(new CommandDefinition($"SELECT {Columns} FROM incident WHERE incident_id = @id", new { id }, transaction, cancellationToken: ct));

    public static Task<IEnumerable<Incident>> NotResolvedAsync(StoreSession session, CancellationToken ct) =>
        session.Connection.QueryAsync<Incident>(new CommandDefinition(
            $"SELECT {Columns} FROM incident WHERE state <> @resolved ORDER BY opened_at", new { resolved = IncidentState.Resolved }, session.Transaction, cancellationToken: ct));

    public static Task<IEnumerable<Incident>> ListAsync(DbConnection connection, CancellationToken ct) =>
        connection.QueryAsync<Incident>(new CommandDefinition($"SELECT {Columns} FROM incident ORDER BY opened_at DESC LIMIT 200", cancellationToken: ct));

    public static Task SaveAsync(StoreSession session, Incident incident, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO incident (incident_id, suspect, severity, state, summary, opened_at, changed_at)
            VALUES (@Id, @Suspect, @Severity, @State, @Summary, @At, @ChangedAt)
            ON CONFLICT (incident_id) DO UPDATE SET severity = excluded.severity, state = excluded.state, summary = excluded.summary, changed_at = excluded.changed_at
            """,
            incident, session.Transaction, cancellationToken: ct));

    public static Task NoteAsync(StoreSession session, string incident, DateTimeOffset at, string what, string by, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO timeline (incident_id, at, what, by_whom) VALUES (@incident, @at, @what, @by)",
            new { incident, at = Times.Text(at), what, by }, session.Transaction, cancellationToken: ct));

    public static Task<IEnumerable<TimelineEntry>> TimelineAsync(DbConnection connection, string incident, CancellationToken ct) =>
        connection.QueryAsync<TimelineEntry>(new CommandDefinition(
            """SELECT at AS At, what AS What, by_whom AS "By" FROM timeline WHERE incident_id = @incident ORDER BY at, seq""", new { incident }, cancellationToken: ct));
}

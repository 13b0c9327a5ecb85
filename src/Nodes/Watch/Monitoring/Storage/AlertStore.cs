using System.Data.Common;
using System.Globalization;
using Dapper;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Storage;

internal static class AlertStore
{
    public static async Task<IReadOnlyList<OpenAlert>> OpenAsync(DbConnection connection, CancellationToken ct) =>
        [.. await connection.QueryAsync<OpenAlert>(new CommandDefinition(
            """
            SELECT fingerprint AS Fingerprint, alert_id AS AlertId, kind AS Kind, severity AS Severity, suspect AS Suspect,
                summary AS Summary, value AS Value, limit_value AS "Limit", raised_at AS RaisedAt
            FROM open_alert ORDER BY raised_at
            """,
            cancellationToken: ct))];

    public static async Task RaiseAsync(StoreSession session, string node, Signal signal, DateTimeOffset at, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(at);
        await session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO open_alert (fingerprint, alert_id, kind, severity, suspect, summary, value, limit_value, raised_at)
            VALUES (@Fingerprint, @id, @Kind, @Severity, @Suspect, @Summary, @Value, @Limit, @at)
            """,
            new { signal.Fingerprint, id = id.ToString(), signal.Kind, signal.Severity, signal.Suspect, signal.Summary, signal.Value, signal.Limit, at = at.ToString("O", CultureInfo.InvariantCulture) },
            session.Transaction,
            cancellationToken: ct));
        await session.PublishAsync(
            new AlertRaised(id, signal.Fingerprint, node, signal.Kind, signal.Severity, signal.Suspect, signal.Summary, signal.Value ?? double.NaN, signal.Limit, at), ct);
    }

    public static async Task ClearAsync(StoreSession session, string node, OpenAlert alert, string summary, DateTimeOffset at, CancellationToken ct)
    {
        await session.Connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM open_alert WHERE fingerprint = @Fingerprint", new { alert.Fingerprint }, session.Transaction, cancellationToken: ct));
        await session.PublishAsync(new AlertCleared(Guid.Parse(alert.AlertId), alert.Fingerprint, node, alert.Kind, summary, at), ct);
    }
}

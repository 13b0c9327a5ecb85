using System.Data.Common;
using System.Text.Json;
using Dapper;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Storage;

/// <summary>What is known of the intake of each source, written in the transaction that takes the event, so each hour counts once.</summary>
internal static class IntakeTable
{
    public static async Task<IReadOnlyList<(string Scenario, string Source, IntakeWatch Watch)>> AllAsync(DbConnection connection, CancellationToken ct) =>
        [.. (await connection.QueryAsync<(string Scenario, string Source, string State)>(new CommandDefinition("SELECT scenario, source, state FROM intake_watch", cancellationToken: ct)))
            .Select(row => (row.Scenario, row.Source, Read(row.State)))];

    public static async Task<IntakeWatch> FindAsync(StoreSession session, string scenario, string source, CancellationToken ct) =>
        Read(await session.Connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT state FROM intake_watch WHERE scenario = @scenario AND source = @source", new { scenario, source }, session.Transaction, cancellationToken: ct)));

    public static Task SaveAsync(StoreSession session, string scenario, string source, IntakeWatch watch, CancellationToken ct) => session.Connection.ExecuteAsync(new CommandDefinition(
        "INSERT INTO intake_watch (scenario, source, state) VALUES (@scenario, @source, @state) ON CONFLICT (scenario, source) DO UPDATE SET state = excluded.state",
        new { scenario, source, state = JsonSerializer.Serialize(watch, MonitoringJson.Default.IntakeWatch) },
        session.Transaction,
        cancellationToken: ct));

    private static IntakeWatch Read(string? state) => (state is null ? null : JsonSerializer.Deserialize(state, MonitoringJson.Default.IntakeWatch)) ?? IntakeWatch.New;
}

using System.Text.Json;
using Dapper;
using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage.Holds;

/// <summary>What the rows of each source taught, across restarts.</summary>
internal sealed class SourceStateStore(Store store)
{
    public Task SaveAsync(string scenario, string source, string schemaVersion, DetectorState state, CancellationToken ct) => store.InTransactionAsync(
        (session, token) => session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO source_state (scenario, source, schema_version, state) VALUES (@scenario, @source, @schemaVersion, @state)
            ON CONFLICT (scenario, source) DO UPDATE SET schema_version = excluded.schema_version, state = excluded.state
            """,
            new { scenario, source, schemaVersion, state = JsonSerializer.Serialize(state, IngestionJson.Default.DetectorState) },
            session.Transaction,
            cancellationToken: token)),
        ct);

    public async Task<IReadOnlyList<(string Scenario, string Source, string SchemaVersion, DetectorState State)>> AllAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(string Scenario, string Source, string Schema, string State)>("SELECT scenario, source, schema_version, state FROM source_state");
        return [.. rows.Select(row => (row.Scenario, row.Source, row.Schema, JsonSerializer.Deserialize(row.State, IngestionJson.Default.DetectorState) ?? new(0, [])))];
    }
}

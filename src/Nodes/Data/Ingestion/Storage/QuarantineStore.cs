using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Endpoints;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Bad rows with their JSON as it came, kept for a repair. The same bad row is kept once, however often it is sent.</summary>
internal sealed class QuarantineStore(Store store, TimeProvider time)
{
    private const int RowsPerEvent = 500;

    public Task AddAsync(IntakeBatch batch, CancellationToken ct) =>
        batch.Rejected.Count == 0 ? Task.CompletedTask : store.InTransactionAsync((session, token) => AddAsync(session, batch, token), ct);

    public async Task<IReadOnlyList<QuarantineView>> ListAsync(string? scenario, int limit, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(string Id, string Scenario, string Kind, string? RecordId, string? Field, string Reason, string SchemaVersion, string Raw, long At, string? Reasons, string? HoldId)>(
            """
            SELECT id, scenario, kind, record_id, field, reason, schema_version, raw, at, reasons, hold_id FROM quarantine
            WHERE @scenario = '' OR scenario = @scenario ORDER BY seq DESC LIMIT @limit
            """,
            new { scenario = scenario ?? string.Empty, limit });
        return [.. rows.Select(row => new QuarantineView(
            row.Id, row.Scenario, row.Kind, row.RecordId, row.Field, row.Reason, row.SchemaVersion, row.Raw, DateTimeOffset.FromUnixTimeMilliseconds(row.At), ReasonsOf(row.Reasons, row.Field, row.Reason), row.HoldId))];
    }

    public async Task<long> CountAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.QuerySingleAsync<long>(new CommandDefinition("SELECT COUNT(*) FROM quarantine", cancellationToken: ct));
    }

    // Rows of an earlier release have one reason in words.
    private static IReadOnlyList<BrokenCheck> ReasonsOf(string? json, string? field, string reason) =>
        (json is null ? null : JsonSerializer.Deserialize(json, IngestionJson.Default.IReadOnlyListBrokenCheck)) ?? [new(field, "unknown", reason, "error")];

    /// <summary>Keeps a row of a hold that failed its replay, with its new reasons.</summary>
    public static Task KeepAsync(StoreSession session, IntakeBatch batch, RejectedRow row, string hold, long at, CancellationToken ct) =>
        session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO quarantine (id, scenario, kind, record_id, field, reason, schema_version, raw, at, reasons, hold_id)
            VALUES (@id, @Scenario, 'record', @RecordId, @Field, @Reason, @SchemaVersion, @Raw, @at, @reasons, @hold)
            ON CONFLICT (id) DO UPDATE SET field = excluded.field, reason = excluded.reason, reasons = excluded.reasons, hold_id = excluded.hold_id
            """,
            new
            {
                id = IdOf(batch, row),
                batch.Journal.Scenario,
                RecordId = row.Id,
                row.Field,
                row.Reason,
                batch.SchemaVersion,
                row.Raw,
                at,
                hold,
                reasons = JsonSerializer.Serialize(row.Reasons, IngestionJson.Default.IReadOnlyListBrokenCheck),
            },
            session.Transaction,
            cancellationToken: ct));

    private static string IdOf(IntakeBatch batch, RejectedRow row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{batch.Journal.Name}\n{row.Raw}")).AsSpan(0, 16));

    private async Task AddAsync(StoreSession session, IntakeBatch batch, CancellationToken ct)
    {
        var kind = batch.Journal.Kind == JournalKind.Records ? "record" : "label";
        var now = time.GetUtcNow();
        var added = new List<QuarantinedRecord>();
        foreach (var row in batch.Rejected)
        {
            var id = IdOf(batch, row);
            if (await InsertAsync(session, batch, row, id, kind, now.ToUnixTimeMilliseconds(), ct))
            {
                added.Add(new(id, row.Id, row.Field, row.Reason, row.Reasons));
            }
        }

        foreach (var some in added.Chunk(RowsPerEvent))
        {
            await session.PublishAsync(new RecordQuarantined(batch.Journal.Scenario, batch.SchemaVersion, some, now), ct);
        }
    }

    private static async Task<bool> InsertAsync(StoreSession session, IntakeBatch batch, RejectedRow row, string id, string kind, long at, CancellationToken ct) =>
        await session.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO quarantine (id, scenario, kind, record_id, field, reason, schema_version, raw, at, reasons)
            VALUES (@id, @Scenario, @kind, @RecordId, @Field, @Reason, @SchemaVersion, @Raw, @at, @reasons) ON CONFLICT (id) DO NOTHING
            """,
            new { id, batch.Journal.Scenario, kind, RecordId = row.Id, row.Field, row.Reason, batch.SchemaVersion, row.Raw, at, reasons = JsonSerializer.Serialize(row.Reasons, IngestionJson.Default.IReadOnlyListBrokenCheck) },
            session.Transaction,
            cancellationToken: ct)) > 0;
}

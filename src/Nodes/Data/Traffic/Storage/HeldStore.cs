using System.Text;
using Dapper;
using MlopsLab.Messaging;
using MlopsLab.Traffic.Domain.Switches;

namespace MlopsLab.Traffic.Storage;

/// <summary>Records that a switched world keeps back from ingestion, or sends once more, by the time they are due.</summary>
internal sealed class HeldStore(Store store)
{
    public async Task<long> CountAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM held_record");
    }

    public static async Task AddAsync(StoreSession session, string scenario, IEnumerable<HeldRecord> records, CancellationToken ct)
    {
        foreach (var (record, copy, due) in records)
        {
            await session.Connection.ExecuteAsync(new CommandDefinition(
                "INSERT INTO held_record (due_at, record_id, copy, scenario, event_at, fields) VALUES (@due, @Id, @copy, @scenario, @at, @fields) ON CONFLICT DO NOTHING",
                new
                {
                    due = due.ToUnixTimeMilliseconds(),
                    record.Id,
                    copy,
                    scenario,
                    at = record.EventTime.ToUnixTimeMilliseconds(),
                    fields = Encoding.UTF8.GetString(record.Fields.Span),
                },
                session.Transaction,
                cancellationToken: ct));
        }
    }

    public async Task<IReadOnlyList<DueRecord>> DueAsync(DateTimeOffset now, int count, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(string Id, long Copy, string Scenario, long At, long Due, string Fields)>(
            "SELECT record_id, copy, scenario, event_at, due_at, fields FROM held_record WHERE due_at <= @now ORDER BY due_at, record_id, copy LIMIT @count",
            new { now = now.ToUnixTimeMilliseconds(), count });
        return [.. rows.Select(row => new DueRecord(row.Id, (int)row.Copy, row.Scenario, At(row.At), At(row.Due), row.Fields))];
    }

    public Task RemoveAsync(IReadOnlyList<DueRecord> taken, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            foreach (var record in taken)
            {
                await session.Connection.ExecuteAsync(new CommandDefinition(
                    "DELETE FROM held_record WHERE due_at = @due AND record_id = @Id AND copy = @Copy",
                    new { due = record.DueAt.ToUnixTimeMilliseconds(), record.Id, record.Copy },
                    session.Transaction,
                    cancellationToken: token));
            }
        },
        ct);

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

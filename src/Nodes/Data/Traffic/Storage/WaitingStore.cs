using System.Text;
using Dapper;
using MlopsLab.Messaging;
using MlopsLab.Traffic.Domain;

namespace MlopsLab.Traffic.Storage;

/// <summary>What ingestion has not taken yet: records in the order they were scored, labels by the time they are due.</summary>
internal sealed class WaitingStore(Store store)
{
    private long _records;

    /// <summary>Records that wait now.</summary>
    public long Records => Interlocked.Read(ref _records);

    public async Task CountAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        Interlocked.Exchange(ref _records, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM waiting_record"));
    }

    public async Task<long> LabelsAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM waiting_label");
    }

    public async Task AddAsync(StoreSession session, string scenario, IReadOnlyCollection<WireRecord> records, CancellationToken ct)
    {
        var added = 0;
        foreach (var record in records)
        {
            added += await session.Connection.ExecuteAsync(new CommandDefinition(
                "INSERT INTO waiting_record (id, scenario, event_at, fields) VALUES (@Id, @scenario, @at, @fields) ON CONFLICT (id) DO NOTHING",
                new { record.Id, scenario, at = record.EventTime.ToUnixTimeMilliseconds(), fields = Encoding.UTF8.GetString(record.Fields.Span) },
                session.Transaction,
                cancellationToken: ct));
        }

        Interlocked.Add(ref _records, added);
    }

    public static async Task AddAsync(StoreSession session, string scenario, IEnumerable<WireLabel> labels, CancellationToken ct)
    {
        foreach (var label in labels)
        {
            await session.Connection.ExecuteAsync(new CommandDefinition(
                "INSERT INTO waiting_label (due_at, record_id, scenario, value) VALUES (@due, @RecordId, @scenario, @Value) ON CONFLICT DO NOTHING",
                new { due = label.EventTime.ToUnixTimeMilliseconds(), label.RecordId, scenario, label.Value },
                session.Transaction,
                cancellationToken: ct));
        }
    }

    public async Task<IReadOnlyList<WaitingRecord>> NextRecordsAsync(int count, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(long Seq, string Id, string Scenario, long At, string Fields)>(
            "SELECT seq, id, scenario, event_at, fields FROM waiting_record ORDER BY seq LIMIT @count", new { count });
        return [.. rows.Select(row => new WaitingRecord(row.Seq, row.Id, row.Scenario, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Fields))];
    }

    public async Task<IReadOnlyList<DueLabel>> DueLabelsAsync(DateTimeOffset now, int count, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(string Id, string Scenario, double Value, long Due)>(
            "SELECT record_id, scenario, value, due_at FROM waiting_label WHERE due_at <= @now ORDER BY due_at, record_id LIMIT @count",
            new { now = now.ToUnixTimeMilliseconds(), count });
        return [.. rows.Select(row => new DueLabel(row.Id, row.Scenario, row.Value, DateTimeOffset.FromUnixTimeMilliseconds(row.Due)))];
    }

    public Task RemoveAsync(IReadOnlyList<WaitingRecord> taken, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            var removed = await session.Connection.ExecuteAsync(new CommandDefinition(
                "DELETE FROM waiting_record WHERE seq <= @last", new { last = taken[^1].Seq }, session.Transaction, cancellationToken: token));
            Interlocked.Add(ref _records, -removed);
        },
        ct);

    public Task RemoveAsync(IReadOnlyList<DueLabel> told, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            foreach (var label in told)
            {
                await session.Connection.ExecuteAsync(new CommandDefinition(
                    "DELETE FROM waiting_label WHERE due_at = @due AND record_id = @RecordId",
                    new { due = label.DueAt.ToUnixTimeMilliseconds(), label.RecordId },
                    session.Transaction,
                    cancellationToken: token));
            }
        },
        ct);
}

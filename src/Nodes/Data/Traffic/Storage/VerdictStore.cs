using Dapper;
using MlopsLab.Messaging;
using MlopsLab.Traffic.Domain;

namespace MlopsLab.Traffic.Storage;

/// <summary>The verdicts of the last days, to be read in the order they were told.</summary>
internal sealed class VerdictStore(Store store)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public static async Task AddAsync(StoreSession session, IEnumerable<Verdict> verdicts, CancellationToken ct)
    {
        DateTimeOffset? newest = null;
        foreach (var verdict in verdicts)
        {
            newest = verdict.At;
            await session.Connection.ExecuteAsync(new CommandDefinition(
                "INSERT INTO verdict (record_id, fraud, sampled, event_at, told_at) VALUES (@RecordId, @fraud, @sampled, @at, @told) ON CONFLICT (record_id) DO NOTHING",
                new
                {
                    verdict.RecordId,
                    fraud = verdict.Fraud ? 1 : 0,
                    sampled = verdict.Sampled ? 1 : 0,
                    at = verdict.EventTime.ToUnixTimeMilliseconds(),
                    told = verdict.At.ToUnixTimeMilliseconds(),
                },
                session.Transaction,
                cancellationToken: ct));
        }

        if (newest is { } last)
        {
            await session.Connection.ExecuteAsync(new CommandDefinition(
                "DELETE FROM verdict WHERE told_at < @oldest", new { oldest = (last - Kept).ToUnixTimeMilliseconds() }, session.Transaction, cancellationToken: ct));
        }
    }

    /// <summary>Those told after <paramref name="after"/> and by now, oldest first.</summary>
    public async Task<IReadOnlyList<Verdict>> ToldAsync(DateTimeOffset after, DateTimeOffset now, int count, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await connection.QueryAsync<(string Id, long Fraud, long Sampled, long At, long Told)>(
            "SELECT record_id, fraud, sampled, event_at, told_at FROM verdict WHERE told_at > @after AND told_at <= @now ORDER BY told_at, record_id LIMIT @count",
            new { after = after.ToUnixTimeMilliseconds(), now = now.ToUnixTimeMilliseconds(), count });
        return [.. rows.Select(row => new Verdict(row.Id, row.Fraud == 1, row.Sampled == 1, At(row.At), At(row.Told)))];
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

using System.Data.Common;
using Dapper;
using MlopsLab.Messaging.Inbox;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>Reads what the ledger needs of this node's store.</summary>
internal sealed class LedgerTable(Store store, Receiver receiver)
{
    public async Task<long> OutboxAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outgoing WHERE seq > (SELECT sent FROM outgoing_mark)");
    }

    public async Task<LedgerPage> SinceAsync(long published, long processed, int limit, CancellationToken ct)
    {
        // In flight is read first: a message counted twice looks late, a message counted nowhere would look lost.
        var inFlight = receiver.InFlight;
        await using var connection = await store.OpenReadAsync(ct);
        await using var view = await store.BeginReadAsync(connection, ct);
        return new LedgerPage(
            await PublishedAsync(connection, published, limit),
            (await connection.QueryAsync<ProcessedEvent>(
                "SELECT seq AS Seq, id AS Id, queue AS Queue FROM processed WHERE seq > @processed ORDER BY seq LIMIT @limit", new { processed, limit })).AsList(),
            (await connection.QueryAsync<DeadDelivery>("SELECT id AS Id, queue AS Queue FROM dead_letter")).AsList(),
            await CountAsync(connection, "SELECT type, COUNT(*) FROM outgoing WHERE kind = 0 AND seq > (SELECT sent FROM outgoing_mark) GROUP BY type"),
            await CountAsync(connection, RedirectsByQueue),
            await connection.ExecuteScalarAsync<long>("SELECT at FROM schema_version WHERE owner = 'messaging' AND number = 1"),
            inFlight,
            receiver.Status.IsConnected,
            await connection.ExecuteScalarAsync<long>("SELECT pruned_before FROM outgoing_mark"),
            await connection.ExecuteScalarAsync<string?>("SELECT id FROM outgoing WHERE kind = 0 AND seq > (SELECT sent FROM outgoing_mark) ORDER BY seq LIMIT 1"));
    }

    private static async Task<IReadOnlyList<PublishedEvent>> PublishedAsync(DbConnection connection, long after, int limit) =>
        (await connection.QueryAsync<PublishedEvent>(
            """
            SELECT seq AS Seq, id AS Id, type AS Type FROM outgoing
            WHERE seq > @after AND seq <= (SELECT sent FROM outgoing_mark) AND kind = 0 ORDER BY seq LIMIT @limit
            """,
            new { after, limit })).AsList();

    private const string RedirectsByQueue =
        "SELECT routing_key, COUNT(*) FROM outgoing WHERE kind = 1 AND seq > (SELECT sent FROM outgoing_mark) GROUP BY routing_key";

    private static async Task<IReadOnlyDictionary<string, long>> CountAsync(DbConnection connection, string sql) =>
        (await connection.QueryAsync<(string Key, long Count)>(sql)).ToDictionary(row => row.Key, row => row.Count);
}

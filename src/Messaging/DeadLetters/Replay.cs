using Dapper;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Outbox;

namespace MlopsLab.Messaging.DeadLetters;

/// <summary>Puts dead letters back into the queue they came from; leaving the table and entering the outbox is one transaction.</summary>
internal sealed class Replay(Store store, HandlerTable handlers)
{
    private const int AtOnce = 500;

    /// <summary>All, or those with the given ids, of queues that still have a handler; returns how many.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string>? ids, CancellationToken ct)
    {
        var total = 0;
        int replayed;
        do
        {
            replayed = await store.InTransactionAsync((session, token) => RunSomeAsync(session, ids, token), ct);
            total += replayed;
        }
        while (replayed == AtOnce);
        return total;
    }

    private async Task<int> RunSomeAsync(StoreSession session, IReadOnlyList<string>? ids, CancellationToken ct)
    {
        var rows = await session.Connection.QueryAsync<(string Id, string Queue, string Type, string Source, long PublishedAt, string? Traceparent, byte[] Body)>(
            $"""
            SELECT id, queue, type, source, published_at, traceparent, body FROM dead_letter
            WHERE queue IN ({List("q", handlers.Queues.Count)}) {(ids is null ? "" : $"AND id IN ({List("i", ids.Count)})")}
            ORDER BY id LIMIT {AtOnce}
            """,
            Parameters(ids), session.Transaction);
        var replayed = 0;
        foreach (var row in rows)
        {
            await session.SendAsync(
                new Outgoing(0, Outgoing.RedirectKind, row.Id, row.Type, row.Source, row.PublishedAt, Names.DefaultExchange, row.Queue, 0, row.Traceparent, row.Body), ct);
            await session.ExecuteAsync("DELETE FROM dead_letter WHERE id = @id AND queue = @queue", ct, ("@id", row.Id), ("@queue", row.Queue));
            replayed++;
        }

        return replayed;
    }

    private DynamicParameters Parameters(IReadOnlyList<string>? ids)
    {
        var parameters = new DynamicParameters();
        for (var i = 0; i < handlers.Queues.Count; i++)
        {
            parameters.Add($"q{i}", handlers.Queues[i]);
        }

        for (var i = 0; i < (ids?.Count ?? 0); i++)
        {
            parameters.Add($"i{i}", ids?[i]);
        }

        return parameters;
    }

    private static string List(string prefix, int count) => count == 0 ? "NULL" : string.Join(", ", Enumerable.Range(0, count).Select(i => $"@{prefix}{i}"));
}

using Dapper;

namespace MlopsLab.Messaging.Outbox;

/// <summary>Rows up to the mark are confirmed, rows after it are still to be sent: confirming a thousand events writes one row.</summary>
internal sealed class OutboxTable(Store store)
{
    public const string Columns = "seq, kind, id, type, source, at, exchange, routing_key AS RoutingKey, attempt, traceparent, body";

    public static Task AddAsync(StoreSession session, Outgoing message, CancellationToken ct) => session.ExecuteAsync(
        """
        INSERT INTO outgoing (kind, id, type, source, at, exchange, routing_key, attempt, traceparent, body)
        VALUES (@kind, @id, @type, @source, @at, @exchange, @routingKey, @attempt, @traceparent, @body)
        """,
        ct,
        ("@kind", message.Kind), ("@id", message.Id), ("@type", message.Type), ("@source", message.Source), ("@at", message.At),
        ("@exchange", message.Exchange), ("@routingKey", message.RoutingKey), ("@attempt", message.Attempt),
        ("@traceparent", message.Traceparent), ("@body", message.Body));

    public async Task<IReadOnlyList<Outgoing>> ReadAsync(long after, int limit, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return (await connection.QueryAsync<Outgoing>(
            $"SELECT {Columns} FROM outgoing WHERE seq > @after ORDER BY seq LIMIT @limit",
            new { after, limit })).AsList();
    }

    public async Task<long> MarkAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await connection.ExecuteScalarAsync<long>("SELECT sent FROM outgoing_mark");
    }

    public Task MarkSentAsync(long upTo, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => session.ExecuteAsync("UPDATE outgoing_mark SET sent = @upTo", token, ("@upTo", upTo)), ct);
}

using Dapper;

namespace MlopsLab.Messaging.Inbox;

/// <summary>Counts, durably, how often handling a message was begun without an end: the one that kills its reader is found without blaming its neighbours.</summary>
internal static class Suspects
{
    /// <summary>From this many redeliveries on, a message is handled alone and its start is written down first.</summary>
    public const long FromRedeliveries = 2;

    public const long MostStarts = 3;

    public static Task<long> BeginAsync(Store store, Incoming message, CancellationToken ct) => store.InTransactionAsync(
        (session, token) => session.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            INSERT INTO handling (id, queue, starts) VALUES (@Id, @Queue, 1)
            ON CONFLICT (id, queue) DO UPDATE SET starts = handling.starts + 1 RETURNING starts
            """,
            new { message.Id, message.Queue }, session.Transaction, cancellationToken: token)),
        ct);

    public static Task EndAsync(StoreSession session, Incoming message, CancellationToken ct) => session.ExecuteAsync(
        "DELETE FROM handling WHERE id = @id AND queue = @queue", ct, ("@id", message.Id), ("@queue", message.Queue));
}

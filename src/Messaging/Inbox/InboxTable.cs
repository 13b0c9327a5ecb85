namespace MlopsLab.Messaging.Inbox;

/// <summary>Remembers, in the handler's own transaction, which events had their effect.</summary>
internal static class InboxTable
{
    /// <summary>False when this queue's handler has seen the event before.</summary>
    public static async Task<bool> AddAsync(StoreSession session, Incoming message, CancellationToken ct) =>
        await session.ExecuteAsync(
            "INSERT INTO inbox (id, queue) VALUES (@id, @queue) ON CONFLICT (id, queue) DO NOTHING",
            ct, ("@id", message.Id), ("@queue", message.Queue)) == 1;

    public static Task RecordEffectAsync(StoreSession session, Incoming message, CancellationToken ct) =>
        session.ExecuteAsync(
            "INSERT INTO processed (id, queue, at) VALUES (@id, @queue, @at)",
            ct, ("@id", message.Id), ("@queue", message.Queue), ("@at", session.Now));
}

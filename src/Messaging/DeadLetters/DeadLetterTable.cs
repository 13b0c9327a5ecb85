using MlopsLab.Messaging.Inbox;

namespace MlopsLab.Messaging.DeadLetters;

/// <summary>Messages set aside, with the reason, until somebody replays them.</summary>
internal static class DeadLetterTable
{
    public static Task AddAsync(StoreSession session, Incoming message, string reason, CancellationToken ct) => session.ExecuteAsync(
        """
        INSERT INTO dead_letter (id, queue, type, source, published_at, traceparent, attempts, reason, at, body)
        VALUES (@id, @queue, @type, @source, @publishedAt, @traceparent, @attempts, @reason, @at, @body)
        ON CONFLICT (id, queue) DO UPDATE SET attempts = excluded.attempts, reason = excluded.reason, at = excluded.at
        """,
        ct,
        ("@id", message.Id), ("@queue", message.Queue), ("@type", message.Type), ("@source", message.Source),
        ("@publishedAt", message.Time.ToUnixTimeMilliseconds()), ("@traceparent", message.Traceparent), ("@attempts", (long)message.Attempt),
        ("@reason", reason), ("@at", session.Now), ("@body", message.Body));
}

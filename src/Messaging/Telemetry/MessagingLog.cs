using Microsoft.Extensions.Logging;

namespace MlopsLab.Messaging.Telemetry;

internal static partial class MessagingLog
{
    [LoggerMessage(1, LogLevel.Error, "The store ({Store}) failed; nothing of this transaction was kept")]
    public static partial void StoreFailed(this ILogger log, Exception error, string store);

    [LoggerMessage(2, LogLevel.Warning, "Broker connection '{Link}' lost or not made: {Reason}")]
    public static partial void LinkBroken(this ILogger log, string link, string reason);

    [LoggerMessage(3, LogLevel.Information, "Broker connection '{Link}' is ready")]
    public static partial void LinkReady(this ILogger log, string link);

    [LoggerMessage(4, LogLevel.Warning, "The broker takes no messages on '{Link}': {Reason}")]
    public static partial void LinkBlocked(this ILogger log, string link, string reason);

    [LoggerMessage(5, LogLevel.Information, "The broker takes messages on '{Link}' again")]
    public static partial void LinkUnblocked(this ILogger log, string link);

    [LoggerMessage(6, LogLevel.Debug, "Broker connection '{Link}' did not close cleanly: {Reason}")]
    public static partial void LinkCloseFailed(this ILogger log, string link, string reason);

    [LoggerMessage(7, LogLevel.Debug, "Broker connection '{Link}' stops")]
    public static partial void LinkStopping(this ILogger log, string link);

    [LoggerMessage(8, LogLevel.Warning, "Handling {Type} {Id} failed on attempt {Attempt}; next attempt after {Delay}")]
    public static partial void HandlerFailed(this ILogger log, Exception error, string type, string id, int attempt, TimeSpan delay);

    [LoggerMessage(9, LogLevel.Error, "{Type} {Id} is a dead letter after attempt {Attempt}: {Reason}")]
    public static partial void DeadLettered(this ILogger log, string type, string id, int attempt, string reason);

    [LoggerMessage(10, LogLevel.Error, "A batch of deliveries could not be stored; trying again in {Delay}")]
    public static partial void BatchFailed(this ILogger log, Exception error, TimeSpan delay);

    [LoggerMessage(11, LogLevel.Warning, "{Count} messages were still in the outbox when the node stopped; they are sent after its next start")]
    public static partial void OutboxLeft(this ILogger log, long count);

    [LoggerMessage(12, LogLevel.Error, "Cleaning up the store failed; it is tried again later")]
    public static partial void PruneFailed(this ILogger log, Exception error);

    [LoggerMessage(13, LogLevel.Error, "The outbox could not be marked as sent; it is tried again")]
    public static partial void MarkFailed(this ILogger log, Exception error);

    [LoggerMessage(14, LogLevel.Warning, "Messages could not be counted: {Reason}")]
    public static partial void WatchFailed(this ILogger log, string reason);

    [LoggerMessage(15, LogLevel.Error, "Facts of journal {Journal} could not be published; they stay in it and are tried again")]
    public static partial void JournalFailed(this ILogger log, Exception error, string journal);

    [LoggerMessage(16, LogLevel.Error, "What should run after a commit threw; the commit stands")]
    public static partial void WakeUpFailed(this ILogger log, Exception error);

    [LoggerMessage(17, LogLevel.Warning, "{Node} does not answer the ledger: {Reason}")]
    public static partial void LedgerNodeAway(this ILogger log, string node, string reason);

    [LoggerMessage(18, LogLevel.Error, "{Count} events of {Sender} never reached {Reader} although the broker had them; asked for them again")]
    public static partial void LedgerRepairs(this ILogger log, int count, string sender, string reader);

    [LoggerMessage(19, LogLevel.Error, "The ledger could not be brought up to date")]
    public static partial void LedgerFailed(this ILogger log, Exception error);
}

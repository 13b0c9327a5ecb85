using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.DeadLetters;
using MlopsLab.Messaging.Telemetry;

namespace MlopsLab.Messaging.Inbox;

/// <summary>Handles a batch in one transaction: each message behind a savepoint, so that one failure does not undo its neighbours.</summary>
internal sealed class BatchProcessor(
    Store store, HandlerTable handlers, IServiceScopeFactory scopes, IOptions<MessagingOptions> options, MessagingMetrics metrics, TimeProvider time, ILogger<BatchProcessor> log)
{
    private const string Savepoint = "message";

    /// <summary>Returns how many of the first messages are done with; they may be acknowledged.</summary>
    public async Task<int> RunAsync(IReadOnlyList<Incoming> batch, CancellationToken ct)
    {
        var first = batch[0];
        if (first.Redeliveries >= Suspects.FromRedeliveries)
        {
            var starts = await Suspects.BeginAsync(store, first, ct);
            return await store.InTransactionAsync((session, token) => RunSuspectAsync(session, first, starts, token), ct);
        }

        return await store.InTransactionAsync((session, token) => RunManyAsync(session, batch, token), ct);
    }

    private async Task<int> RunManyAsync(StoreSession session, IReadOnlyList<Incoming> batch, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var done = 0;
        while (done < batch.Count && batch[done].Redeliveries < Suspects.FromRedeliveries)
        {
            await RunOneAsync(session, batch[done++], ct);
            if (time.GetElapsedTime(started) >= options.Value.BatchTime)
            {
                break;
            }
        }

        return done;
    }

    private async Task<int> RunSuspectAsync(StoreSession session, Incoming message, long starts, CancellationToken ct)
    {
        if (starts > Suspects.MostStarts && message.DeadFrom is null)
        {
            await SetAsideAsync(session, message, $"The node died {starts - 1} times while handling it", ct);
        }
        else
        {
            await RunOneAsync(session, message, ct);
        }

        await Suspects.EndAsync(session, message, ct);
        return 1;
    }

    private async Task RunOneAsync(StoreSession session, Incoming message, CancellationToken ct)
    {
        await session.Transaction.SaveAsync(Savepoint, ct);
        try
        {
            await HandleAsync(session, message, ct);
        }
        catch (Exception error) when (!store.IsOutage(error) && !(error is OperationCanceledException && ct.IsCancellationRequested))
        {
            await session.Transaction.RollbackAsync(Savepoint, ct);
            await RefuseAsync(session, message, error, ct);
        }

        await session.Transaction.ReleaseAsync(Savepoint, ct);
    }

    private async Task HandleAsync(StoreSession session, Incoming message, CancellationToken ct)
    {
        if (message.DeadFrom is { } queue)
        {
            await DeadLetterTable.AddAsync(session, message with { Queue = queue }, $"The broker gave up: {message.DeadReason}", ct);
            return;
        }

        var handler = handlers.Find(message.Queue) ?? throw new PoisonException($"No handler reads {message.Queue}");
        if (!await InboxTable.AddAsync(session, message, ct))
        {
            Count(message, stats => stats.Duplicates++, "duplicate");
            return;
        }

        using var activity = MessagingTracing.Processing(message.Type, message.Id, message.Body.Length, message.Queue, message.Traceparent);
        var fact = Read(handler, message);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().Session = session;
        var started = time.GetTimestamp();
        await handler.Run(scope.ServiceProvider, fact, message.Delivery, ct);
        metrics.Handled(message.Type, time.GetElapsedTime(started));
        await InboxTable.RecordEffectAsync(session, message, ct);
        Count(message, stats => stats.Handled++, "handled");
    }

    private static object Read(Handler handler, Incoming message)
    {
        if (message.Type != handler.WireName)
        {
            throw new PoisonException($"The queue carries '{handler.WireName}', the message says '{message.Type}'");
        }

        try
        {
            return handler.Read(message.Body) ?? throw new PoisonException("The body is null");
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new PoisonException($"The body can't be read: {error.Message}", error);
        }
    }

    private async Task RefuseAsync(StoreSession session, Incoming message, Exception error, CancellationToken ct)
    {
        var delays = options.Value.RetryDelaysOrDefault;
        if (error is PoisonException || message.Attempt > delays.Count)
        {
            await SetAsideAsync(session, message, $"{error.GetType().Name}: {error.Message}", ct);
            return;
        }

        var delay = delays[message.Attempt - 1];
        log.HandlerFailed(error, message.Type, message.Id, message.Attempt, delay);
        await session.SendAsync(message.Redirect(Names.Retry(delay), message.Queue, message.Attempt + 1), ct);
        Count(message, stats => stats.Failed++, "retried");
    }

    private async Task SetAsideAsync(StoreSession session, Incoming message, string reason, CancellationToken ct)
    {
        log.DeadLettered(message.Type, message.Id, message.Attempt, reason);
        await DeadLetterTable.AddAsync(session, message, reason, ct);
        Count(message, stats => stats.DeadLettered++, "dead");
    }

    private void Count(Incoming message, Action<QueueStats> count, string outcome)
    {
        metrics.Received(message.Type, outcome);
        if (handlers.Stats.TryGetValue(message.Queue, out var stats))
        {
            count(stats);
            stats.LastAt = time.GetUtcNow();
        }
    }
}

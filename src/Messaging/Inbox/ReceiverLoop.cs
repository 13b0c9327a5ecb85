using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Telemetry;
using RabbitMQ.Client;

namespace MlopsLab.Messaging.Inbox;

/// <summary>Takes what has arrived, commits it, acknowledges it; on stop it cancels the consumers and finishes what it holds.</summary>
internal sealed class ReceiverLoop(
    IChannel channel,
    IReadOnlyList<string> consumerTags,
    ChannelReader<Incoming> line,
    Func<IReadOnlyList<Incoming>, CancellationToken, Task<int>> handle,
    MessagingOptions options,
    TimeProvider time,
    ILogger log)
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    private readonly List<Incoming> _held = [];
    private readonly Backoff _backoff = new(new Random());

    public int InFlight => line.Count + _held.Count;

    public string? Trouble { get; private set; }

    /// <summary>When a message last came or went; the watchdog compares it with what the broker says is waiting.</summary>
    public long LastActivity { get; private set; } = time.GetTimestamp();

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await line.WaitToReadAsync(stop))
            {
                await RunBatchAsync(stop, CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && channel.IsOpen)
        {
            await DrainAsync();
            throw;
        }
    }

    private async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(options.DrainTimeout, time);
        foreach (var tag in consumerTags)
        {
            await channel.BasicCancelAsync(tag, noWait: true, CancellationToken.None).WaitAsync(AnswerLimit, time, limit.Token);
        }

        while (!limit.IsCancellationRequested && channel.IsOpen && InFlight > 0)
        {
            await RunBatchAsync(limit.Token, limit.Token);
        }
    }

    private async Task RunBatchAsync(CancellationToken giveUp, CancellationToken handling)
    {
        do
        {
            while (_held.Count < options.BatchSize && line.TryRead(out var next))
            {
                _held.Add(next);
            }

            var done = await StoreAsync(giveUp, handling);
            var last = _held[done - 1].Tag;
            await channel.BasicAckAsync(last, multiple: true, CancellationToken.None).AsTask().WaitAsync(AnswerLimit, time, CancellationToken.None);
            _held.RemoveRange(0, done);
            LastActivity = time.GetTimestamp();
        }
        while (_held.Count > 0 && !giveUp.IsCancellationRequested);
    }

    // A store in trouble (disk full) must not cost a message: it stays unacknowledged and is tried again.
    private async Task<int> StoreAsync(CancellationToken giveUp, CancellationToken handling)
    {
        while (true)
        {
            try
            {
                var done = await handle(_held, handling);
                Trouble = null;
                _backoff.Reset();
                return done;
            }
            catch (Exception error) when (!giveUp.IsCancellationRequested)
            {
                Trouble = error.Message;
                var delay = _backoff.Next();
                log.BatchFailed(error, delay);
                await Task.Delay(delay, time, giveUp);
            }
        }
    }
}

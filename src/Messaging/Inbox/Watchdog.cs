using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Telemetry;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MlopsLab.Messaging.Inbox;

/// <summary>Compares what this node believes with what the broker knows: a queue without its consumer, or messages that wait while nothing arrives, mean a deaf connection.</summary>
internal sealed class Watchdog(HandlerTable handlers, Topology topology, IOptions<MessagingOptions> options, TimeProvider time, ILogger<Watchdog> log)
{
    public async Task RunAsync(IConnection connection, ReceiverLoop loop, LinkBreak broken)
    {
        try
        {
            var channel = await connection.CreateChannelAsync(null, broken.Token);
            using var timer = new PeriodicTimer(options.Value.WatchdogInterval, time);
            var suspicion = "";
            do
            {
                var found = await CheckAsync(channel, loop, broken);
                if (found.Length > 0 && suspicion.Length > 0)
                {
                    broken.Set(found);
                }

                suspicion = found;
            }
            while (await timer.WaitForNextTickAsync(broken.Token));
        }
        catch (OperationCanceledException) when (broken.Token.IsCancellationRequested)
        {
            return;
        }
        catch (OperationInterruptedException error)
        {
            broken.Set($"A queue is missing: {error.Message}");
        }
        catch (Exception error)
        {
            log.WatchFailed(error.Message);
            broken.Set($"The broker does not answer: {error.Message}");
        }
    }

    // Twice in a row, because a message may be between the broker's queue and this process just now.
    private async Task<string> CheckAsync(IChannel channel, ReceiverLoop loop, LinkBreak broken)
    {
        var quiet = time.GetElapsedTime(loop.LastActivity) > options.Value.WatchdogInterval;
        var waiting = 0L;
        string? deaf = null;
        foreach (var queue in handlers.Queues)
        {
            var state = await channel.QueueDeclarePassiveAsync(queue, broken.Token).WaitAsync(options.Value.ConfirmTimeout, time, broken.Token);
            var stats = handlers.Stats[queue];
            (stats.Messages, stats.Consumers) = (state.MessageCount, state.ConsumerCount);
            waiting += state.MessageCount;
            deaf = state.ConsumerCount == 0 ? queue : deaf;
        }

        // A binding that somebody removed would lose events without a trace; declaring it again costs one round trip.
        await topology.BindAsync(channel, handlers.WireNames, broken.Token).WaitAsync(options.Value.ConfirmTimeout, time, broken.Token);
        return deaf is not null ? $"The broker knows no consumer of {deaf}"
            : quiet && waiting > 0 && loop.InFlight == 0 ? $"{waiting} messages wait and none arrives"
            : "";
    }
}

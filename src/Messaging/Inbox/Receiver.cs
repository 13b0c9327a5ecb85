using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging.Broker;
using MlopsLab.ServiceDefaults;
using RabbitMQ.Client;

namespace MlopsLab.Messaging.Inbox;

/// <summary>Reads the node's queues on a connection of its own and acknowledges only what is committed.</summary>
internal sealed class Receiver(
    IConnectionFactory factory,
    HandlerTable handlers,
    Topology topology,
    BatchProcessor processor,
    Watchdog watchdog,
    NodeIdentity node,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<Receiver> log) : BackgroundService
{
    private static readonly CreateChannelOptions Plain = new(
        publisherConfirmationsEnabled: false, publisherConfirmationTrackingEnabled: false, outstandingPublisherConfirmationsRateLimiter: null, consumerDispatchConcurrency: 1);

    private readonly BrokerLink _link = new(factory, $"{node.Name} consume", time, log);
    private ReceiverLoop? _loop;

    public LinkStatus Status => _link.Status;

    /// <summary>Messages the broker has handed out that are not committed yet.</summary>
    public int InFlight => _loop?.InFlight ?? 0;

    /// <summary>Why the store could not take the last batch, while that is so.</summary>
    public string? StoreTrouble => _loop?.Trouble;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _link.RunAsync(SessionAsync, stoppingToken);

    private async Task SessionAsync(IConnection connection, LinkBreak broken)
    {
        var declaring = await connection.CreateChannelAsync(Plain, broken.Token);
        await topology.DeclareForReadingAsync(declaring, handlers.WireNames, broken.Token);
        await declaring.CloseAsync(broken.Token);
        var channel = await connection.CreateChannelAsync(Plain, broken.Token);
        channel.ChannelShutdownAsync += (_, reason) =>
        {
            broken.Set(reason.ToString());
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, options.Value.Prefetch, global: false, broken.Token);
        var line = Channel.CreateUnbounded<Incoming>(new UnboundedChannelOptions { SingleWriter = true, AllowSynchronousContinuations = true });
        var tags = await ConsumeAsync(channel, line.Writer, broken);
        var loop = new ReceiverLoop(channel, tags, line.Reader, processor.RunAsync, options.Value, time, log);
        _loop = loop;
        _link.MarkReady();
        var watching = watchdog.RunAsync(connection, loop, broken);
        await loop.RunAsync(broken.Token);
        await watching;
    }

    private async Task<IReadOnlyList<string>> ConsumeAsync(IChannel channel, ChannelWriter<Incoming> line, LinkBreak broken)
    {
        var tags = new List<string>();
        foreach (var queue in handlers.Queues.Append(Names.DeadQueue(node.Name)))
        {
            var consumer = new QueueConsumer(channel, queue, line, broken, time);
            tags.Add(await channel.BasicConsumeAsync(queue, autoAck: false, consumer, broken.Token));
        }

        return tags;
    }
}

using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MlopsLab.Contracts;
using MlopsLab.Messaging;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Outbox;
using MlopsLab.Messaging.Telemetry;
using RabbitMQ.Client;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>The bus without its store: envelope, topology, window, receiving loop, handler.</summary>
internal sealed class BusCase : ICase
{
    private const string Node = "bench";

    private readonly Latencies _latencies;
    private readonly IConnection _publishing;
    private readonly IConnection _consuming;
    private readonly PublishWindow _window;
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    private BusCase(Latencies latencies, IConnection publishing, IConnection consuming, PublishWindow window) =>
        (_latencies, _publishing, _consuming, _window) = (latencies, publishing, consuming, window);

    public string Name => "bus, no store";

    public static async Task<BusCase> StartAsync(string broker, Latencies latencies, CancellationToken ct)
    {
        var factory = new ConnectionFactory { Uri = new Uri(broker), AutomaticRecoveryEnabled = false };
        var options = new MessagingOptions();
        var routes = new Routes([new NodeCard(Node, "", "", "", [Facts.WireName], [Facts.WireName], "")]);
        var publishing = await factory.CreateConnectionAsync(ct);
        var consuming = await factory.CreateConnectionAsync(ct);
        await using (var declaring = await publishing.CreateChannelAsync(null, ct))
        {
            await new Topology(Node, routes, options).DeclareForReadingAsync(declaring, [Facts.WireName], ct);
        }

        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var channel = await publishing.CreateChannelAsync(new CreateChannelOptions(true, true, null, 1), ct);
        var window = new PublishWindow(channel, routes, new LinkStatus("bench", TimeProvider.System), options, new MessagingMetrics(meters), TimeProvider.System);
        var started = new BusCase(latencies, publishing, consuming, window);
        await started.ReadAsync(options, ct);
        return started;
    }

    public async Task PublishAllAsync(int messages, Pace pace, CancellationToken ct)
    {
        for (var index = 0; index < messages; index++)
        {
            await pace.WaitAsync(index, ct);
            _latencies.Published(index);
            await _window.SendAsync(Outgoing.Event(Guid.CreateVersion7().ToString(), Facts.WireName, Node, 0, null, Facts.Body(index)) with { Seq = index }, ct);
        }

        while (_window.Count > 0)
        {
            await _window.WaitAsync(Task.Delay(Timeout.Infinite, ct), ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _publishing.DisposeAsync();
        await _consuming.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ReadAsync(MessagingOptions options, CancellationToken ct)
    {
        var reading = await _consuming.CreateChannelAsync(null, ct);
        await reading.BasicQosAsync(0, options.Prefetch, false, ct);
        var line = Channel.CreateUnbounded<Incoming>(new UnboundedChannelOptions { SingleWriter = true, AllowSynchronousContinuations = true });
        var broken = new LinkBreak(_stop.Token);
        var queue = Names.Queue(Node, Facts.WireName);
        var tag = await reading.BasicConsumeAsync(queue, autoAck: false, new QueueConsumer(reading, queue, line.Writer, broken, TimeProvider.System), ct);
        _reading = new ReceiverLoop(reading, [tag], line.Reader, HandleAsync, options, TimeProvider.System, NullLogger.Instance).RunAsync(_stop.Token);
    }

    private Task<int> HandleAsync(IReadOnlyList<Incoming> batch, CancellationToken ct)
    {
        foreach (var message in batch)
        {
            _latencies.Handled(Facts.NumberOf(message.Body));
        }

        return Task.FromResult(batch.Count);
    }
}

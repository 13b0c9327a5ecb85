using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Storage;
using MlopsLab.Messaging.Telemetry;
using MlopsLab.ServiceDefaults;
using RabbitMQ.Client;

namespace MlopsLab.Messaging.Outbox;

/// <summary>Sends what the outbox holds, in order, and marks it sent once the broker has it on disk.</summary>
internal sealed class Sender(
    IConnectionFactory factory,
    OutboxTable outbox,
    OutboxSignal signal,
    Topology topology,
    Routes routes,
    NodeIdentity node,
    IOptions<MessagingOptions> options,
    MessagingMetrics metrics,
    TimeProvider time,
    ILogger<Sender> log) : BackgroundService
{
    private const int ReadAtOnce = 128;
    private static readonly CreateChannelOptions Confirming = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null, consumerDispatchConcurrency: 1);

    private readonly BrokerLink _link = new(factory, $"{node.Name} publish", time, log);
    private volatile bool _idle;

    public LinkStatus Status => _link.Status;

    /// <summary>Sends what is left, as long as the broker is there and the drain time lasts.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while ((!_idle || signal.IsSet) && Status is { IsConnected: true, IsBlocked: false } && time.GetElapsedTime(started) < options.Value.DrainTimeout)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, CancellationToken.None);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _link.RunAsync(SessionAsync, stoppingToken);

    private async Task SessionAsync(IConnection connection, LinkBreak broken)
    {
        await DeclareAsync(connection, broken.Token);
        var channel = await connection.CreateChannelAsync(Confirming, broken.Token);
        channel.ChannelShutdownAsync += (_, reason) =>
        {
            broken.Set(reason.ToString());
            return Task.CompletedTask;
        };
        var window = new PublishWindow(channel, routes, Status, options.Value, metrics, time);
        var mark = new OutboxMark(outbox, time, log);
        try
        {
            var sent = await mark.LoadAsync(broken.Token);
            _link.MarkReady();
            await SendAllAsync(window, mark, sent, broken.Token);
        }
        finally
        {
            _idle = false;
            window.Abandon();
            await mark.Writing;
        }
    }

    private async Task SendAllAsync(PublishWindow window, OutboxMark mark, long after, CancellationToken ct)
    {
        var woken = signal.WaitAsync(ct);
        while (true)
        {
            var rows = await outbox.ReadAsync(after, ReadAtOnce, ct);
            foreach (var row in rows)
            {
                await window.SendAsync(row, ct);
                after = row.Seq;
                mark.Advance(window.Confirmed, ct);
            }

            if (rows.Count == 0)
            {
                await RestAsync(window, mark, woken, ct);
                woken = woken.IsCompleted ? signal.WaitAsync(ct) : woken;
            }
        }
    }

    // Nothing more to read: wait for the oldest confirm, for the mark, or for a commit that published something.
    private async Task RestAsync(PublishWindow window, OutboxMark mark, Task woken, CancellationToken ct)
    {
        if (window.Count > 0)
        {
            await window.WaitAsync(woken, ct);
            mark.Advance(window.Confirmed, ct);
            return;
        }

        _idle = mark.IsUpToDate;
        await (_idle ? woken : await Task.WhenAny(woken, mark.Writing));
        _idle = false;
        ct.ThrowIfCancellationRequested();
    }

    private async Task DeclareAsync(IConnection connection, CancellationToken ct)
    {
        var channel = await connection.CreateChannelAsync(null, ct);
        await topology.DeclareForSendingAsync(channel, ct);
        await channel.CloseAsync(ct);
    }
}

using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Telemetry;
using RabbitMQ.Client;

namespace MlopsLab.Messaging.Outbox;

/// <summary>Messages on their way, oldest first; a full window waits for the oldest to be confirmed.</summary>
internal sealed class PublishWindow(
    IChannel channel, Routes routes, LinkStatus status, MessagingOptions options, MessagingMetrics metrics, TimeProvider time)
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    private readonly Queue<(long Seq, long Started, Task Confirm)> _inFlight = new();
    private long _progress;

    /// <summary>Everything up to this sequence number is on the broker's disk.</summary>
    public long Confirmed { get; private set; }

    public int Count => _inFlight.Count;

    public async Task SendAsync(Outgoing message, CancellationToken ct)
    {
        if (status.IsBlocked)
        {
            await status.Unblocked.WaitAsync(ct);
        }

        while (_inFlight.Count >= options.PublishWindow)
        {
            await WaitAsync(Never, ct);
        }

        // No token: a publish cancelled halfway corrupts the client's confirm counter (RabbitMQ.Client #1900).
        var confirm = channel.BasicPublishAsync(
            message.Exchange ?? Names.Events,
            message.RoutingKey,
            mandatory: message.Exchange is not null || routes.ReadersOf(message.Type).Count > 0,
            Envelope.Write(message),
            message.Body,
            CancellationToken.None).AsTask();
        _inFlight.Enqueue((message.Seq, time.GetTimestamp(), confirm));
    }

    /// <summary>Waits until the oldest message is confirmed or <paramref name="other"/> happened.</summary>
    /// <exception cref="TimeoutException">Nothing was confirmed for longer than the broker may take, so the connection is dead.</exception>
    public async Task WaitAsync(Task other, CancellationToken ct)
    {
        var (_, started, confirm) = _inFlight.Peek();
        var left = options.ConfirmTimeout - time.GetElapsedTime(Math.Max(started, _progress));
        if (left <= TimeSpan.Zero && !confirm.IsCompleted && !status.IsBlocked)
        {
            throw new TimeoutException($"The broker did not confirm a message within {options.ConfirmTimeout}");
        }

        if (status.IsBlocked)
        {
            // The broker said that it takes nothing for now; that is no dead connection.
            await status.Unblocked.WaitAsync(ct);
            _progress = time.GetTimestamp();
        }
        else
        {
            Task either = Task.WhenAny(confirm, other);
            await either.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }

        await TakeConfirmedAsync();
    }

    /// <summary>The connection is given up; nobody will ask how these ended.</summary>
    public void Abandon()
    {
        foreach (var (_, _, confirm) in _inFlight)
        {
            _ = confirm.ContinueWith(late => late.Exception, TaskScheduler.Default);
        }
    }

    private async Task TakeConfirmedAsync()
    {
        var taken = 0;
        while (_inFlight.TryPeek(out var oldest) && oldest.Confirm.IsCompleted)
        {
            await oldest.Confirm;
            Confirmed = _inFlight.Dequeue().Seq;
            _progress = time.GetTimestamp();
            taken++;
        }

        metrics.Sent(taken);
    }
}

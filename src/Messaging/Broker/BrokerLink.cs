using Microsoft.Extensions.Logging;
using MlopsLab.Messaging.Telemetry;
using RabbitMQ.Client;

namespace MlopsLab.Messaging.Broker;

/// <summary>Keeps one connection alive: whatever goes wrong with it, everything on it is thrown away and built again from nothing.</summary>
/// <remarks>
/// The client's own recovery is off: it leaves channels dead and consumers deaf in cases it calls recovered (RabbitMQ.Client #1930, #1993, #2031).
/// Sessions never dispose a channel: that waits 20 s for an answer a stuck broker owes, while the link gives up the whole connection within its own limits.
/// </remarks>
internal sealed class BrokerLink(IConnectionFactory factory, string name, TimeProvider time, ILogger log)
{
    // Longer than the broker's own handshake limit of 10 s.
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private readonly Backoff _backoff = new(new Random());

    public LinkStatus Status { get; } = new(name, time);

    /// <summary>Runs sessions one after another until told to stop; a session ends by throwing or when its token says the connection broke.</summary>
    public async Task RunAsync(Func<IConnection, LinkBreak, Task> session, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ConnectAndRunAsync(session, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Status.Disconnected(error.Message);
                log.LinkBroken(name, error.Message);
                await WaitAsync(_backoff.Next(), stop);
            }
        }
    }

    /// <summary>The session calls this once its channels and topology stand.</summary>
    public void MarkReady()
    {
        _backoff.Reset();
        Status.Connected();
        log.LinkReady(name);
    }

    private async Task ConnectAndRunAsync(Func<IConnection, LinkBreak, Task> session, CancellationToken stop)
    {
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        connecting.CancelAfter(ConnectLimit);
        var connection = await factory.CreateConnectionAsync(name, connecting.Token).WaitAsync(ConnectLimit + CloseLimit, time, stop);
        using var broken = new LinkBreak(stop);
        try
        {
            Watch(connection, broken);
            await session(connection, broken);
            broken.ThrowIfBroken();
        }
        catch (OperationCanceledException)
        {
            broken.ThrowIfBroken();
            throw;
        }
        finally
        {
            Status.Disconnected(null);
            await CloseAsync(connection);
        }
    }

    private void Watch(IConnection connection, LinkBreak broken)
    {
        connection.ConnectionShutdownAsync += (_, reason) =>
        {
            broken.Set(reason.ToString());
            return Task.CompletedTask;
        };
        connection.ConnectionBlockedAsync += (_, blocked) =>
        {
            log.LinkBlocked(name, blocked.Reason);
            Status.Block(blocked.Reason);
            return Task.CompletedTask;
        };
        connection.ConnectionUnblockedAsync += (_, _) =>
        {
            log.LinkUnblocked(name);
            Status.Unblock();
            return Task.CompletedTask;
        };
    }

    // A frozen broker never answers a close, and disposing waits for it: neither may hold up the next connection.
    private async Task CloseAsync(IConnection connection)
    {
        var closing = Task.Run(async () =>
        {
            await connection.CloseAsync(200, "done", CloseLimit, abort: true, CancellationToken.None);
            await connection.DisposeAsync();
        });
        try
        {
            await closing.WaitAsync(CloseLimit * 2, time);
        }
        catch (Exception error)
        {
            log.LinkCloseFailed(name, error.Message);
            _ = closing.ContinueWith(late => late.Exception, TaskScheduler.Default);
        }
    }

    private async Task WaitAsync(TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await Task.Delay(delay, time, stop);
        }
        catch (OperationCanceledException)
        {
            log.LinkStopping(name);
        }
    }
}

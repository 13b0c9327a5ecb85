using StackExchange.Redis;

namespace MlopsLab.Clients.Redis;

/// <summary>
/// A connection and the spans of its commands, replaced when it stops answering: this version of the client can stay between connecting and
/// connected for good, with every command queued behind an answer nobody waits for.
/// </summary>
/// <remarks>Symptom seen: the server's <c>CLIENT LIST</c> shows <c>cmd=info</c> and an idle time as long as the connection is old.</remarks>
internal sealed class RedisClient : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private const int MostUnanswered = 2;

    private readonly Func<IConnectionMultiplexer> _connect;
    private readonly bool _traced;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _replacing = new();
    private volatile IConnectionMultiplexer _current;
    private volatile RedisSpans? _spans;

    public RedisClient(Func<IConnectionMultiplexer> connect, bool traced, TimeProvider time)
    {
        (_connect, _traced, _time) = (connect, traced, time);
        (_current, _spans) = Open();
        Multiplexer = CurrentMultiplexer.Of(() => _current);
        _ = Task.Run(WatchAsync);
    }

    /// <summary>Stays the same object; every call goes to the connection that answers now.</summary>
    public IConnectionMultiplexer Multiplexer { get; }

    public RedisSpans? Spans => _spans;

    public void Dispose()
    {
        lock (_replacing)
        {
            _stop.Cancel();
            Close(_current, _spans);
        }
    }

    private static void Close(IConnectionMultiplexer connection, RedisSpans? spans)
    {
        spans?.Dispose();
        connection.Dispose();
    }

    private (IConnectionMultiplexer, RedisSpans?) Open()
    {
        var connection = _connect();
        return (connection, _traced ? new RedisSpans(connection, _time) : null);
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, _time);
        var unanswered = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                unanswered = await AnswersAsync() ? 0 : unanswered + 1;
                if (unanswered >= MostUnanswered)
                {
                    Replace();
                    unanswered = 0;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await _current.GetDatabase().PingAsync().WaitAsync(Patience, _time, _stop.Token);
            return true;
        }
        catch (Exception failed) when (failed is TimeoutException or RedisException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Replace()
    {
        lock (_replacing)
        {
            if (!_stop.IsCancellationRequested)
            {
                var (old, spans) = (_current, _spans);
                try
                {
                    (_current, _spans) = Open();
                }
                catch (RedisException)
                {
                    // Only when the caller wants connecting to fail (abortConnect=true): the old one stays until the next look.
                    return;
                }

                Close(old, spans);
            }
        }
    }
}

namespace MlopsLab.Messaging.Broker;

/// <summary>Says that a connection or one of its channels is no longer usable, and why first.</summary>
internal sealed class LinkBreak : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _stop;
    private readonly Lock _lock = new();
    private string? _reason;
    private bool _ended;

    public LinkBreak(CancellationToken stop)
    {
        _stop = stop;
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Token = _source.Token;
    }

    /// <summary>Cancelled when the link broke or the node stops.</summary>
    public CancellationToken Token { get; }

    public void Set(string reason)
    {
        lock (_lock)
        {
            if (!_ended && _reason is null)
            {
                _reason = reason;

                // On the pool: what waits for the token must not run inside the client's own loop.
                _ = _source.CancelAsync();
            }
        }
    }

    /// <exception cref="LinkBrokenException">It broke for another reason than being stopped.</exception>
    public void ThrowIfBroken()
    {
        if (_reason is { } reason && !_stop.IsCancellationRequested)
        {
            throw new LinkBrokenException(reason);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _ended = true;
        }

        _source.Dispose();
    }
}

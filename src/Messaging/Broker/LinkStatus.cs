namespace MlopsLab.Messaging.Broker;

/// <summary>How one connection to the broker is doing, for people and health checks.</summary>
internal sealed class LinkStatus(string name, TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _unblocked = Completed();
    private DateTimeOffset _since = time.GetUtcNow();
    private volatile bool _connected;
    private volatile string? _blocked;
    private string? _lastError;
    private int _connects;

    public bool IsConnected => _connected;

    public bool IsBlocked => _blocked is not null;

    /// <summary>Completes when the broker takes messages again, or the connection is gone.</summary>
    public Task Unblocked
    {
        get
        {
            lock (_lock)
            {
                return _unblocked.Task;
            }
        }
    }

    public LinkView View()
    {
        lock (_lock)
        {
            return new LinkView(name, _connected ? "connected" : "disconnected", _since, _connects, _blocked, _lastError);
        }
    }

    public void Connected()
    {
        lock (_lock)
        {
            _connected = true;
            _connects++;
            _since = time.GetUtcNow();
        }
    }

    public void Disconnected(string? error)
    {
        lock (_lock)
        {
            _since = _connected ? time.GetUtcNow() : _since;
            _connected = false;
            _lastError = error ?? _lastError;
        }

        Unblock();
    }

    public void Block(string reason)
    {
        lock (_lock)
        {
            _blocked = reason;
            _unblocked = _unblocked.Task.IsCompleted ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : _unblocked;
        }
    }

    public void Unblock()
    {
        lock (_lock)
        {
            _blocked = null;
            _unblocked.TrySetResult();
        }
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}

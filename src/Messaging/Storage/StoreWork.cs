namespace MlopsLab.Messaging.Storage;

/// <summary>One caller's unit of work, waiting for its turn at the writer.</summary>
internal abstract class StoreWork
{
    private static readonly AsyncLocal<StoreWork?> Current = new();

    private readonly ExecutionContext? _callersContext = ExecutionContext.Capture();
    private volatile bool _isRunning;

    /// <summary>True in code that runs as part of a transaction, but not in what such code started and left behind.</summary>
    public static bool IsInside => Current.Value is { _isRunning: true };

    public abstract bool IsAbandoned { get; }

    /// <summary>Runs the work as its caller would have: same activity, same async locals.</summary>
    public Task RunAsync(StoreSession session)
    {
        if (_callersContext is null)
        {
            return StartAsync(session);
        }

        var started = Task.CompletedTask;
        ExecutionContext.Run(_callersContext, _ => started = StartAsync(session), null);
        return started;
    }

    public abstract void Complete();

    public abstract void Fail(Exception error);

    protected abstract Task WorkAsync(StoreSession session);

    private async Task StartAsync(StoreSession session)
    {
        Current.Value = this;
        _isRunning = true;
        try
        {
            await WorkAsync(session);
        }
        finally
        {
            _isRunning = false;
        }
    }
}

namespace MlopsLab.Messaging.Storage;

/// <summary>Counts commits and wakes those who wait for the next one; a commit nobody waits for costs an addition.</summary>
internal sealed class CommitCount(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;
    private long _value;

    public long Value => Volatile.Read(ref _value);

    public void Add()
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _value++;
            (waiting, _next) = (_next, null);
        }

        waiting?.SetResult();
    }

    /// <summary>Returns when there is a later commit than <paramref name="seen"/>, or when the time is over.</summary>
    public async Task WaitAsync(long seen, TimeSpan atMost, CancellationToken ct)
    {
        Task next;
        lock (_lock)
        {
            if (_value > seen)
            {
                return;
            }

            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            next = _next.Task;
        }

        await next.WaitAsync(atMost, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }
}

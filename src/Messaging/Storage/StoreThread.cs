using System.Collections.Concurrent;

namespace MlopsLab.Messaging.Storage;

/// <summary>A thread of the writer's own: SQLite blocks while it forces a commit to disk, and on two cores that must not be one of the pool's two threads.</summary>
internal sealed class StoreThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _waiting = [];

    /// <summary>Runs the work, and everything it awaits, on the new thread; completes when the work is done.</summary>
    public static Task RunAsync(Func<Task> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => new StoreThread().Run(work, done)) { IsBackground = true, Name = "store" }.Start();
        return done.Task;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _waiting.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The thread has ended; what still comes runs on the pool.
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nobody may wait for the store's thread.");

    public override SynchronizationContext CreateCopy() => this;

    private void Run(Func<Task> work, TaskCompletionSource done)
    {
        SetSynchronizationContext(this);
        var running = work();
        running.ContinueWith(_ => _waiting.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        foreach (var (callback, state) in _waiting.GetConsumingEnumerable())
        {
            callback(state);
        }

        done.SetFromTask(running);
    }
}

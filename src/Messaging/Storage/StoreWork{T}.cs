namespace MlopsLab.Messaging.Storage;

internal sealed class StoreWork<T>(Func<StoreSession, CancellationToken, Task<T>> work, CancellationToken ct) : StoreWork
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? _finished;

    public Task<T> Outcome => _outcome.Task;

    public override bool IsAbandoned => ct.IsCancellationRequested;

    public override void Complete()
    {
        if (_finished is { } finished)
        {
            _outcome.TrySetFromTask(finished);
        }
    }

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException cancelled && ct.IsCancellationRequested)
        {
            _outcome.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _outcome.TrySetException(error);
        }
    }

    protected override Task WorkAsync(StoreSession session) => _finished = work(session, ct);
}

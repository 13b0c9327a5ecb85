namespace MlopsLab.ServiceDefaults.Queueing;

/// <summary>A request that waits for its turn.</summary>
internal sealed class Waiter
{
    private readonly TaskCompletionSource<bool> given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>False when it had to make room for a more urgent one.</summary>
    public Task<bool> Task => given.Task;

    public LinkedListNode<Waiter>? Node { get; set; }

    public void Give(bool turn) => given.TrySetResult(turn);

    public void Cancel(CancellationToken ct) => given.TrySetCanceled(ct);
}

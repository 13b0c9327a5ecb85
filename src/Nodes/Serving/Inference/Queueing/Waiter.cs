namespace MlopsLab.Inference.Queueing;

/// <summary>A request that waits for its turn.</summary>
internal sealed class Waiter
{
    private readonly TaskCompletionSource<bool> given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>False when it had to make room for a more urgent one.</summary>
    public Task<bool> Task => given.Task;

    public LinkedListNode<Waiter>? Node { get; set; }

    /// <summary>The line of a priority of the protocol: 1 is the most urgent, 0 stands for none given.</summary>
    public static int Line(int priority) => priority switch
    {
        1 => 0,
        0 or 2 => 1,
        _ => 2,
    };

    public void Give(bool turn) => given.TrySetResult(turn);

    public void Cancel(CancellationToken ct) => given.TrySetCanceled(ct);
}

namespace MlopsLab.Inference.Domain.Batching;

/// <summary>
/// A request that waits for a batch or is in one. Its buffers belong to the caller, who takes them back when it leaves: they are
/// touched under the lock only, and never after the caller was told.
/// </summary>
internal sealed class BatchWaiter(ReadOnlyMemory<double> values, Memory<double> scores)
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource<long?> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool gone;

    public int Rows { get; } = scores.Length;

    public LinkedListNode<BatchWaiter>? Node { get; set; }

    /// <summary>Timestamp of the run's start; null when it found no place.</summary>
    public Task<long?> Task => told.Task;

    /// <summary>False when the caller has left.</summary>
    public bool TryCopy(Span<double> into)
    {
        lock (gate)
        {
            if (!gone)
            {
                values.Span.CopyTo(into);
            }

            return !gone;
        }
    }

    public void Deliver(ReadOnlySpan<double> found, long started)
    {
        lock (gate)
        {
            if (!gone)
            {
                gone = true;
                found.CopyTo(scores.Span);
                told.TrySetResult(started);
            }
        }
    }

    public void Fail(Exception problem) => Leave(() => told.TrySetException(problem));

    public void Refuse() => Leave(() => told.TrySetResult(null));

    public void Cancel(CancellationToken ct) => Leave(() => told.TrySetCanceled(ct));

    private void Leave(Action tell)
    {
        lock (gate)
        {
            if (!gone)
            {
                gone = true;
                tell();
            }
        }
    }
}

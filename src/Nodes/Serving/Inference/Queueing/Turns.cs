using Microsoft.Extensions.Options;

namespace MlopsLab.Inference.Queueing;

/// <summary>
/// So many requests score at once, so many wait in fair lines by priority, and the next is refused at once instead of making all slow.
/// When the lines are full a more urgent request takes the place of the newest of the least urgent ones.
/// </summary>
internal sealed class Turns(IOptions<InferenceOptions> options)
{
    private readonly Lock gate = new();
    private readonly FairQueue<Waiter> waiting = new(8, 4, 1);
    private int running;

    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>A turn, at once or after a wait; one that is not given when too many wait.</summary>
    /// <param name="priority">1 before 0 and 2, these before 3 and more.</param>
    /// <exception cref="OperationCanceledException">It was cancelled while it waited.</exception>
    public async ValueTask<Turn> EnterAsync(int priority, CancellationToken ct)
    {
        if (TryEnter(Waiter.Line(priority), out var waiter))
        {
            return new(this);
        }

        if (waiter is null)
        {
            return default;
        }

        await using var cancelled = ct.Register(() => Cancel(waiter, ct));
        return await waiter.Task ? new(this) : default;
    }

    /// <summary>The turn goes to whoever is next.</summary>
    public void Leave()
    {
        lock (gate)
        {
            if (waiting.Take() is { } next)
            {
                next.Give(true);
            }
            else
            {
                running--;
            }
        }
    }

    private bool TryEnter(int line, out Waiter? waiter)
    {
        lock (gate)
        {
            waiter = null;
            if (running < options.Value.Concurrency)
            {
                running++;
                return true;
            }

            if (waiting.Count >= options.Value.QueueLength && !TryMakeRoom(line))
            {
                return false;
            }

            waiter = new Waiter();
            waiter.Node = waiting.Add(waiter, line);
            return false;
        }
    }

    private bool TryMakeRoom(int line)
    {
        var dropped = waiting.DropBehind(line);
        dropped?.Give(false);
        return dropped is not null;
    }

    private void Cancel(Waiter waiter, CancellationToken ct)
    {
        lock (gate)
        {
            if (waiter.Node is { } node && waiting.Remove(node))
            {
                waiter.Cancel(ct);
            }
        }
    }
}

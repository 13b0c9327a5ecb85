namespace MlopsLab.ServiceDefaults.Queueing;

/// <summary>
/// So many requests are worked on at once, so many wait in fair lines, and the next is refused at once instead of making all slow. When the
/// lines are full a more urgent request takes the place of the newest of the least urgent ones. Safe for concurrent use.
/// </summary>
/// <param name="limit">How many at once; asked again whenever one ends, so it may change.</param>
/// <param name="room">How many may wait.</param>
/// <param name="weights">Turns of each line, the most urgent first.</param>
public sealed class Turns(Func<int> limit, Func<int> room, params int[] weights)
{
    private readonly Lock gate = new();
    private readonly FairQueue<Waiter> waiting = new(weights);
    private int running;

    /// <summary>Requests that have a turn.</summary>
    public int Running
    {
        get
        {
            lock (gate)
            {
                return running;
            }
        }
    }

    /// <summary>Requests that wait for one.</summary>
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

    /// <summary>A turn if there is one at once; else one that is not given.</summary>
    public Turn EnterNow()
    {
        lock (gate)
        {
            if (running >= limit() || waiting.Count > 0)
            {
                return default;
            }

            running++;
            return new(this);
        }
    }

    /// <summary>A turn, at once or after a wait; one that is not given when too many wait.</summary>
    /// <param name="line">Index of a weight.</param>
    /// <exception cref="OperationCanceledException">It was cancelled while it waited.</exception>
    public async ValueTask<Turn> EnterAsync(int line, CancellationToken ct)
    {
        if (TryEnter(line, out var waiter))
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
    internal void Leave()
    {
        lock (gate)
        {
            running--;
            while (running < limit() && waiting.Take() is { } next)
            {
                running++;
                next.Give(true);
            }
        }
    }

    private bool TryEnter(int line, out Waiter? waiter)
    {
        lock (gate)
        {
            waiter = null;
            if (running < limit() && waiting.Count == 0)
            {
                running++;
                return true;
            }

            if (waiting.Count >= room() && !TryMakeRoom(line))
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

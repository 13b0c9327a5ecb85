namespace MlopsLab.ServiceDefaults.Queueing;

/// <summary>
/// Lines of waiting items, one a class, served in turns by weight (stride scheduling: Waldspurger and Weihl, 1995): a heavier line is
/// served more often, and none waits for ever. Within a line the oldest goes first. Not safe for concurrent use.
/// </summary>
/// <param name="weights">Turns of each line, the most urgent first.</param>
public sealed class FairQueue<T>(params int[] weights)
    where T : class
{
    private readonly FairLine<T>[] lines = [.. weights.Select(weight => new FairLine<T>(1.0 / weight))];
    private double now;

    public int Count { get; private set; }

    public LinkedListNode<T> Add(T item, int line)
    {
        Count++;
        return lines[line].Add(item, now);
    }

    /// <summary>The next item, or null when nothing waits.</summary>
    public T? Take()
    {
        if (Next() is not { Oldest: { } node } next)
        {
            return null;
        }

        now = next.Pass;
        next.Advance();
        Remove(node);
        return node.Value;
    }

    /// <summary>What <see cref="Take"/> would give; it stays in its line.</summary>
    public T? Peek() => Next()?.Oldest?.Value;

    /// <summary>Takes an item out of the middle; false when it was taken before.</summary>
    public bool Remove(LinkedListNode<T> node)
    {
        if (node.List is not { } line)
        {
            return false;
        }

        line.Remove(node);
        Count--;
        return true;
    }

    /// <summary>Takes out the newest item of the least urgent line behind this one, so that it makes room; null when there is none.</summary>
    public T? DropBehind(int line)
    {
        for (var other = lines.Length - 1; other > line; other--)
        {
            if (lines[other].Newest is { } node)
            {
                Remove(node);
                return node.Value;
            }
        }

        return null;
    }

    private FairLine<T>? Next()
    {
        FairLine<T>? next = null;
        foreach (var line in lines)
        {
            if (line.Oldest is not null && (next is null || line.Pass < next.Pass))
            {
                next = line;
            }
        }

        return next;
    }
}

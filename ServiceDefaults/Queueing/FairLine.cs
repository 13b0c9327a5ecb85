namespace MlopsLab.ServiceDefaults.Queueing;

/// <summary>One line of a <see cref="FairQueue{T}"/>.</summary>
/// <param name="stride">How far a turn takes it: the more, the rarer its turns.</param>
internal sealed class FairLine<T>(double stride)
    where T : class
{
    private readonly LinkedList<T> items = [];

    /// <summary>Whoever is least far has the next turn.</summary>
    public double Pass { get; private set; }

    public LinkedListNode<T>? Oldest => items.First;

    public LinkedListNode<T>? Newest => items.Last;

    /// <summary>A line that was empty has no claim on the turns it did not need.</summary>
    public LinkedListNode<T> Add(T item, double now)
    {
        Pass = items.Count == 0 ? Math.Max(Pass, now) : Pass;
        return items.AddLast(item);
    }

    public void Advance() => Pass += stride;
}

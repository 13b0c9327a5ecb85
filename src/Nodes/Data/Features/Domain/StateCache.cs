using Microsoft.Extensions.Options;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>
/// The states used last. They are put in before their transaction commits; the store names the transaction that wrote
/// last, and when that isn't the cache's own last one (it was rolled back), everything here is forgotten.
/// Used inside the store's transactions only, of which there is one at a time.
/// </summary>
internal sealed class StateCache(IOptions<FeaturesOptions> options)
{
    private readonly int capacity = options.Value.CachedStates;
    private readonly Dictionary<string, LinkedListNode<(string Key, EntityState State)>> entries = [];
    private readonly LinkedList<(string Key, EntityState State)> byUse = [];
    private string writer = string.Empty;

    public int Count => entries.Count;

    public void Trust(string lastWriter)
    {
        if (lastWriter != writer)
        {
            entries.Clear();
            byUse.Clear();
            writer = lastWriter;
        }
    }

    public EntityState? Find(string key)
    {
        if (!entries.TryGetValue(key, out var node))
        {
            return null;
        }

        byUse.Remove(node);
        byUse.AddLast(node);
        return node.Value.State;
    }

    public void Put(IEnumerable<KeyValuePair<string, EntityState>> states, string newWriter)
    {
        writer = newWriter;
        foreach (var (key, state) in states)
        {
            if (entries.Remove(key, out var old))
            {
                byUse.Remove(old);
            }

            entries[key] = byUse.AddLast((key, state));
        }

        while (entries.Count > capacity && byUse.First is { } oldest)
        {
            entries.Remove(oldest.Value.Key);
            byUse.RemoveFirst();
        }
    }
}

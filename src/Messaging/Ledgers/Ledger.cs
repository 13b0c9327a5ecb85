using MlopsLab.Messaging.Broker;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>Counts by id what was owed and what had its effect. Pure: pages and depths in, figures out.</summary>
internal sealed class Ledger(Routes routes, LedgerOptions options)
{
    // Settled deliveries kept to recognise a second effect; an older one shows as an effect nobody owes.
    private const int Remembered = 100_000;

    // A body that is gone will not come however often it is asked for: from then on it is lost.
    private const int MostAsked = 2;

    private static readonly TimeSpan PublicationMayLag = TimeSpan.FromMinutes(1);

    private readonly Dictionary<DeliveryKey, OpenDelivery> _open = [];
    private readonly HashSet<DeliveryKey> _settled = [];
    private readonly Queue<DeliveryKey> _settledOrder = new();
    private readonly Dictionary<string, ReaderState> _nodes = routes.Nodes.ToDictionary(node => node, _ => new ReaderState(), StringComparer.Ordinal);

    private long _owed;
    private long _processed;
    private long _doubles;
    private long _events;
    private long _repaired;
    private long _horizon;

    public IEnumerable<string> Nodes => _nodes.Keys;

    public ReaderState Of(string node) => _nodes[node];

    public void Away(string node) => _nodes[node].IsReachable = false;

    public void Absent(string node) => _nodes[node].IsAbsent = true;

    /// <summary>Takes what a node told since its last page; false when its store is a new one and has to be read from the beginning.</summary>
    public bool Apply(string node, LedgerPage page, DateTimeOffset now)
    {
        var state = _nodes[node];
        if (page.StoreMade != state.StoreMade)
        {
            var isNew = state.StoreMade == 0;
            (state.StoreMade, state.Published, state.Processed) = (page.StoreMade, 0, 0);
            if (!isNew)
            {
                return false;
            }
        }

        _horizon = Math.Max(_horizon, page.PrunedBefore);
        foreach (var published in page.Published)
        {
            Owe(node, published, now);
            state.Published = published.Seq;
        }

        foreach (var processed in page.Processed)
        {
            Settle(new DeliveryKey(processed.Id, node), now);
            state.Processed = processed.Seq;
        }

        state.Dead = [.. page.Dead.Select(dead => new DeliveryKey(dead.Id, node))];
        state.Outbox = new(page.Outbox, StringComparer.Ordinal);
        state.Redirects = new(page.Redirects, StringComparer.Ordinal);
        state.OldestUnsent = page.OldestUnsent;
        state.InFlight = page.InFlight;
        state.IsReading = page.Connected;
        state.IsReachable = true;
        return true;
    }

    /// <summary>The figures, given how many messages the broker holds per queue (null when it does not answer).</summary>
    public LedgerView View(IReadOnlyDictionary<string, long>? depths, DateTimeOffset now)
    {
        CountUnowed(now);
        var owed = _open.Where(entry => entry.Value.IsOwed).ToLookup(entry => entry.Key.Reader, StringComparer.Ordinal);
        var (dead, lost, waiting) = (0L, 0L, 0L);
        var oldest = _nodes.Values.Select(state => state.OldestUnsent).OfType<string>().Min(id => MadeAt(id, now));
        foreach (var (node, state) in _nodes)
        {
            var missing = owed[node].Where(entry => !state.Dead.Contains(entry.Key)).ToList();
            dead += owed[node].Count() - missing.Count;
            waiting += missing.Count;
            oldest = Earlier(oldest, missing.Min(entry => MadeAt(entry.Key.Id, entry.Value.Since)));
            lost += Lost(node, state, missing.Count(entry => now - entry.Value.Since >= options.Grace), depths, now);
        }

        var outbox = _nodes.Values.Sum(state => state.Outbox.Sum(type => type.Value * routes.ReadersOf(type.Key).Count));
        return new LedgerView(
            _owed + outbox, _processed, waiting - lost, outbox, dead, lost, _doubles, _events, _repaired,
            depths?.Values.Sum(), [.. _nodes.Where(node => node.Value is { IsReachable: false, IsAbsent: false }).Select(node => node.Key)], now, oldest);
    }

    /// <summary>Deliveries to send again, for readers whose gap stands; asking restarts their grace.</summary>
    public IReadOnlyList<(string Sender, string Reader, ResendEvent Event)> TakeRepairs(int limit, DateTimeOffset now)
    {
        var missing = _open
            .Where(entry => entry.Value is { IsOwed: true, Asked: < MostAsked } && now - entry.Value.Since >= options.Grace)
            .Where(entry => IsStanding(_nodes[entry.Key.Reader], now) && !_nodes[entry.Key.Reader].Dead.Contains(entry.Key))
            .OrderBy(entry => entry.Value.Seq)
            .Take(limit)
            .ToList();
        foreach (var entry in missing)
        {
            entry.Value.Asked++;
            entry.Value.Since = now;
        }

        return [.. missing.Select(entry => (entry.Value.Sender ?? "", entry.Key.Reader, new ResendEvent(entry.Value.Seq, entry.Key.Id)))];
    }

    public void Repaired(int count) => _repaired += count;

    public LedgerCheckpoint Save() => new(
        _nodes.Select(node => new NodeMark(node.Key, node.Value.Published, node.Value.Processed, node.Value.StoreMade)).ToList(),
        _open.Select(entry => new OpenMark(entry.Key.Id, entry.Key.Reader, entry.Value.Sender, entry.Value.Type, entry.Value.Seq, entry.Value.IsProcessed, entry.Value.Asked, entry.Value.Since)).ToList(),
        _owed, _processed, _doubles, _events, _repaired);

    public void Load(LedgerCheckpoint saved)
    {
        foreach (var mark in saved.Nodes.Where(mark => _nodes.ContainsKey(mark.Node)))
        {
            var state = _nodes[mark.Node];
            (state.Published, state.Processed, state.StoreMade) = (mark.Published, mark.Processed, mark.StoreMade);
        }

        foreach (var open in saved.Open.Where(open => _nodes.ContainsKey(open.Reader)))
        {
            _open[new DeliveryKey(open.Id, open.Reader)] =
                new OpenDelivery { Sender = open.Sender, Type = open.Type, Seq = open.Seq, IsProcessed = open.IsProcessed, Asked = open.Asked, Since = open.Since };
        }

        (_owed, _processed, _doubles, _events, _repaired) = (saved.Owed, saved.Processed, saved.Doubles, saved.Events, saved.Repaired);
    }

    private void Owe(string sender, PublishedEvent published, DateTimeOffset now)
    {
        _events++;
        foreach (var reader in routes.ReadersOf(published.Type))
        {
            _owed++;
            var key = new DeliveryKey(published.Id, reader);
            if (_open.Remove(key, out var seen) && seen.IsProcessed)
            {
                Close(key);
            }
            else
            {
                _open[key] = new OpenDelivery { Sender = sender, Type = published.Type, Seq = published.Seq, Since = now };
            }
        }
    }

    private void Settle(DeliveryKey key, DateTimeOffset now)
    {
        if (_open.TryGetValue(key, out var open) && open.IsOwed)
        {
            _open.Remove(key);
            Close(key);
        }
        else if (open is { IsProcessed: true } || _settled.Contains(key))
        {
            _doubles++;
        }
        else
        {
            _open[key] = new OpenDelivery { IsProcessed = true, Since = now };
        }
    }

    private void Close(DeliveryKey key)
    {
        _processed++;
        _settled.Add(key);
        _settledOrder.Enqueue(key);
        if (_settledOrder.Count > Remembered)
        {
            _settled.Remove(_settledOrder.Dequeue());
        }
    }

    private static DateTimeOffset? MadeAt(string id, DateTimeOffset unknown) =>
        TimedId.MadeAt(id) is { } made ? DateTimeOffset.FromUnixTimeMilliseconds(made) : unknown;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private void CountUnowed(DateTimeOffset now)
    {
        if (_nodes.Values.Any(state => state is { IsReachable: false, IsAbsent: false }))
        {
            return;
        }

        foreach (var key in _open.Where(entry => !entry.Value.IsOwed && now - entry.Value.Since >= PublicationMayLag).Select(entry => entry.Key).ToList())
        {
            _open.Remove(key);
            _doubles += TimedId.MadeAt(key.Id) is { } made && made < _horizon ? 0 : 1;
        }
    }

    private long Lost(string node, ReaderState state, long old, IReadOnlyDictionary<string, long>? depths, DateTimeOffset now)
    {
        var gap = depths is null || !state.IsReachable || !state.IsReading ? 0 : old - Explained(node, state, depths);
        state.GapSince = gap > 0 ? state.GapSince ?? now : null;
        return IsStanding(state, now) ? gap : 0;
    }

    private bool IsStanding(ReaderState state, DateTimeOffset now) => state.GapSince is { } since && now - since >= options.Stable;

    // Whatever waits on the broker for this node or, for all nodes together, for a retry.
    private long Explained(string node, ReaderState state, IReadOnlyDictionary<string, long> depths)
    {
        var queues = routes.ReadBy(node).Select(wireName => Names.Queue(node, wireName)).Append(Names.DeadQueue(node)).ToHashSet(StringComparer.Ordinal);
        return state.InFlight
            + depths.Where(depth => queues.Contains(depth.Key) || Names.IsRetry(depth.Key)).Sum(depth => depth.Value)
            + _nodes.Values.SelectMany(other => other.Redirects).Where(redirect => queues.Contains(redirect.Key)).Sum(redirect => redirect.Value);
    }
}

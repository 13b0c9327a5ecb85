namespace MlopsLab.Traffic.Workers;

/// <summary>Counts what is missing of every slot under way; slots finish in order.</summary>
internal sealed class SlotTally
{
    private readonly Lock _changing = new();
    private readonly SortedDictionary<long, int> _missing = [];

    public void Open(long slot, int payments)
    {
        lock (_changing)
        {
            _missing[slot] = payments;
        }
    }

    /// <summary>The last slot of which, and of all before it, nothing is missing once this group is kept; null when no slot gets finished.</summary>
    public long? FinishedAfter(IReadOnlyCollection<ScoreCall> group)
    {
        var bySlot = group.CountBy(call => call.Slot).ToDictionary();
        long? finished = null;
        lock (_changing)
        {
            foreach (var (slot, missing) in _missing)
            {
                if (missing > bySlot.GetValueOrDefault(slot))
                {
                    break;
                }

                finished = slot;
            }
        }

        return finished;
    }

    public void Settle(IReadOnlyCollection<ScoreCall> group)
    {
        lock (_changing)
        {
            foreach (var (slot, count) in group.CountBy(call => call.Slot))
            {
                _missing[slot] -= count;
            }

            while (_missing.Count > 0 && _missing.First() is { Value: <= 0 } done)
            {
                _missing.Remove(done.Key);
            }
        }
    }
}

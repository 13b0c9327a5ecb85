namespace MlopsLab.Hosting.Processes;

/// <summary>One look at the process table a second, shared by all who watch a group.</summary>
internal sealed class GroupStates(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private readonly Lock gate = new();
    private ILookup<int, ProcessFact> groups = Enumerable.Empty<ProcessFact>().ToLookup(fact => fact.Group);
    private long? lookedAt;

    public bool IsStopped(int group)
    {
        lock (gate)
        {
            if (lookedAt is null || time.GetElapsedTime(lookedAt.Value) > Fresh)
            {
                groups = ProcessTable.All().ToLookup(fact => fact.Group);
                lookedAt = time.GetTimestamp();
            }

            return groups[group].Any(fact => fact.IsStopped);
        }
    }
}

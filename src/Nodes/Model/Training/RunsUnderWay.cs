using System.Collections.Concurrent;

namespace MlopsLab.Training;

/// <summary>The runs of this moment, so that they can be stopped.</summary>
internal sealed class RunsUnderWay
{
    private readonly ConcurrentDictionary<string, RunStop> stops = new();

    public IReadOnlyList<string> Ids => [.. stops.Keys];

    public void Add(string runId, RunStop stop) => stops[runId] = stop;

    public void Remove(string runId) => stops.TryRemove(runId, out _);

    public void Stop(string runId, string reason)
    {
        if (stops.TryGetValue(runId, out var stop))
        {
            stop.Stop(reason, isWish: true);
        }
    }
}

using System.Collections.Concurrent;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Holds;

/// <summary>One watch for each source of each scenario; bounded, so that made-up names of sources don't fill the memory.</summary>
internal sealed class SourceWatches
{
    /// <summary>The source of a sender that doesn't name itself.</summary>
    public const string Unnamed = "api";

    private const int MostSources = 64;

    private readonly ConcurrentDictionary<(string Scenario, string Source), SourceWatch> _watches = new();

    public IEnumerable<SourceWatch> All => _watches.Values;

    /// <summary>Null for a contract that counts no more or not yet.</summary>
    public SourceWatch? Of(Scenario scenario, string source)
    {
        var key = (scenario.Name, _watches.Count >= MostSources && !_watches.ContainsKey((scenario.Name, source)) ? Unnamed : source);
        var watch = _watches.GetOrAdd(key, wanted => new SourceWatch(scenario, wanted.Item2));
        return watch.Scenario.SchemaVersion == scenario.SchemaVersion ? watch : null;
    }

    public void Put(SourceWatch watch) => _watches[(watch.Scenario.Name, watch.Source)] = watch;

    /// <summary>From now on the sources of the scenario are judged by its changed contract.</summary>
    public void Renew(Scenario changed)
    {
        foreach (var watch in _watches.Values.Where(watch => watch.Scenario.Name == changed.Name && watch.Scenario.SchemaVersion != changed.SchemaVersion))
        {
            Put(watch.Renew(changed));
        }
    }
}

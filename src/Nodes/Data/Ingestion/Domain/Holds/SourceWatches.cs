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

    public SourceWatch Of(Scenario scenario, string source)
    {
        var key = (scenario.Name, _watches.Count >= MostSources && !_watches.ContainsKey((scenario.Name, source)) ? Unnamed : source);
        var watch = _watches.GetOrAdd(key, wanted => new SourceWatch(scenario, wanted.Item2));
        return watch.Scenario.SchemaVersion == scenario.SchemaVersion ? watch : Renew(key, watch, scenario);
    }

    public void Put(SourceWatch watch) => _watches[(watch.Scenario.Name, watch.Source)] = watch;

    // Another contract: what was learnt under the old one may not hold. The holds of the old one are ended by whoever adopts the new one.
    private SourceWatch Renew((string Scenario, string Source) key, SourceWatch old, Scenario scenario)
    {
        var renewed = new SourceWatch(scenario, key.Source);
        return _watches.TryUpdate(key, renewed, old) ? renewed : _watches[key];
    }
}

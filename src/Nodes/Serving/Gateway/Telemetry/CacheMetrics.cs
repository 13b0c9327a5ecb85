using System.Diagnostics.Metrics;
using MlopsLab.Gateway.Online;

namespace MlopsLab.Gateway.Telemetry;

internal sealed class CacheMetrics
{
    private static readonly string[] Names = [.. Enum.GetNames<CacheOutcome>().Select(name => name.ToLowerInvariant())];
    private readonly Counter<long> _looked;
    private readonly Counter<double> _saved;

    public CacheMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("MlopsLab.Gateway.Cache");
        _looked = meter.CreateCounter<long>("mlopslab.gateway.cache.lookups", "{lookup}", "Looks for an earlier answer, by what they came to");
        _saved = meter.CreateCounter<double>("mlopslab.gateway.cache.saved", "s", "Time inference took for the answers that did not have to be asked for again");
    }

    public void Looked(LookUp found, ulong featureHash)
    {
        var outcome = found.OutcomeFor(featureHash);
        _looked.Add(1, new KeyValuePair<string, object?>("outcome", Names[(int)outcome]));
        if (outcome == CacheOutcome.Hit && found.Cached is { } hit)
        {
            _saved.Add(hit.Took.TotalSeconds);
        }
    }
}

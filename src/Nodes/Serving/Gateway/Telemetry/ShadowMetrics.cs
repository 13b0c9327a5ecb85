using System.Diagnostics.Metrics;
using MlopsLab.Contracts.Gateway;

namespace MlopsLab.Gateway.Telemetry;

internal sealed class ShadowMetrics
{
    private readonly Counter<long> _compared;
    private readonly Counter<long> _dropped;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _distance;

    public ShadowMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("MlopsLab.Gateway");
        _compared = meter.CreateCounter<long>("mlopslab.gateway.shadow.compared", "{request}", "Answered requests a shadow was asked about, by whether it agreed, differed or failed");
        _dropped = meter.CreateCounter<long>("mlopslab.gateway.shadow.dropped", "{request}", "Answered requests a shadow was not asked about, by the reason");
        _duration = meter.CreateHistogram<double>("mlopslab.gateway.shadow.duration", "s", "Time the shadow's node took");
        _distance = meter.CreateHistogram<double>("mlopslab.gateway.shadow.distance", "1", "Distance of the served score and the shadow's");
    }

    public void Dropped(string reason) => _dropped.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Compared(ShadowPair pair)
    {
        var outcome = pair.ShadowScore is null ? "failed" : pair.ServedScore is null ? "alone" : pair.ServedPositive == pair.ShadowPositive ? "agreed" : "differed";
        _compared.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _duration.Record(pair.ShadowMilliseconds / 1000);
        if (pair is { ServedScore: { } served, ShadowScore: { } shadow })
        {
            _distance.Record(Math.Abs(served - shadow));
        }
    }
}

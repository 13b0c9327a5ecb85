using System.Diagnostics.Metrics;
using MlopsLab.Contracts.Gateway;

namespace MlopsLab.Gateway.Telemetry;

internal sealed class SplitMetrics
{
    private readonly Gauge<double> _share;
    private readonly Gauge<double> _evidence;

    public SplitMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("MlopsLab.Gateway");
        _share = meter.CreateGauge<double>("mlopslab.gateway.split.canary_share", "1", "The canary's real share of the entities seen since the split began");
        _evidence = meter.CreateGauge<double>("mlopslab.gateway.split.log_evidence", "1", "Natural logarithm of the e-value against the wanted share; an alarm from 6.9 on");
    }

    public void Looked(TrafficSplitSkewed look)
    {
        _share.Record(look.Entities == 0 ? look.Wanted : (double)look.CanaryEntities / look.Entities, new KeyValuePair<string, object?>("model", look.Model));
        _evidence.Record(look.LogEvidence, new KeyValuePair<string, object?>("model", look.Model));
    }
}

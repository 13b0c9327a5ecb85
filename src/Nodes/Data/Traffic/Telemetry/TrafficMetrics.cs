using System.Diagnostics.Metrics;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Telemetry;

internal sealed class TrafficMetrics
{
    private readonly Histogram<double> _latency;

    public TrafficMetrics(IMeterFactory meters, WaitingStore waiting)
    {
        var meter = meters.Create("MlopsLab.Traffic");
        _latency = meter.CreateHistogram<double>("mlopslab.traffic.score.duration", "s");
        meter.CreateObservableGauge("mlopslab.traffic.waiting.records", () => waiting.Records, "{record}");
    }

    public void Scored(ScoreOutcome outcome, TimeSpan took) =>
        _latency.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()));
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Gateway.Admission;
using MlopsLab.Gateway.Stages;

namespace MlopsLab.Gateway.Telemetry;

internal sealed class GatewayMetrics
{
    private readonly Counter<long> _answers;
    private readonly Counter<long> _degraded;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _shed;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _stage;

    public GatewayMetrics(IMeterFactory meters, Admittance admittance)
    {
        var meter = meters.Create("MlopsLab.Gateway");
        meter.CreateObservableGauge("mlopslab.gateway.concurrency.limit", () => admittance.Limit, "{request}", "Requests let in at once, by the latency of late");
        meter.CreateObservableGauge("mlopslab.gateway.concurrency.running", () => admittance.Running, "{request}", "Requests that are worked on");
        meter.CreateObservableGauge("mlopslab.gateway.concurrency.waiting", () => admittance.Waiting, "{request}", "Requests that wait to be let in");
        _answers = meter.CreateCounter<long>("mlopslab.gateway.answers", "{answer}", "Answers by who gave them");
        _degraded = meter.CreateCounter<long>("mlopslab.gateway.degraded", "{answer}", "Degraded answers by what was missing and who answered instead");
        _lost = meter.CreateCounter<long>("mlopslab.gateway.predictions_lost", "{prediction}", "Answers that could not be written down");
        _refused = meter.CreateCounter<long>("mlopslab.gateway.refused", "{request}", "Requests without a known key (401) or above their client's quota (429)");
        _shed = meter.CreateCounter<long>("mlopslab.gateway.shed", "{request}", "Requests told to come again because more came than can be answered in time");
        _duration = meter.CreateHistogram<double>("mlopslab.gateway.duration", "s", "Time from a checked request to its answer");
        _stage = meter.CreateHistogram<double>("mlopslab.gateway.stage.duration", "s", "Time a request spent in one stage of its way");
    }

    /// <summary>A request was not let in.</summary>
    public void Shed() => _shed.Add(1);

    public void Refused(int status) => _refused.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Lost() => _lost.Add(1);

    /// <summary>Into the histogram of the stages, and onto the request's span.</summary>
    public void Took(StageClock stages)
    {
        foreach (var (stage, name) in StageClock.All)
        {
            _stage.Record(stages[stage].TotalSeconds, new KeyValuePair<string, object?>("stage", name));
            Activity.Current?.SetTag($"mlopslab.stage.{name}_ms", stages[stage].TotalMilliseconds);
        }
    }

    public void Answered(Prediction prediction)
    {
        _answers.Add(1, new("target", prediction.Target), new("cached", prediction.Cached), new("degraded", prediction.Degraded));
        if (prediction.Reason is { } reason)
        {
            _degraded.Add(1, new("cause", CauseOf(reason)), new("target", prediction.Target));
        }

        _duration.Record(prediction.LatencyMilliseconds / 1000, new KeyValuePair<string, object?>("target", prediction.Target));
    }

    // What follows says what was done about it, with figures.
    private static string CauseOf(string reason) => reason.IndexOf(';', StringComparison.Ordinal) is var end and >= 0 ? reason[..end] : reason;
}

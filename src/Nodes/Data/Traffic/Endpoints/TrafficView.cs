namespace MlopsLab.Traffic.Endpoints;

internal sealed record TrafficView(
    string Scenario,
    double Rate,
    long Sent,
    long Ok,
    long Degraded,
    long Failed,
    FailureView Failures,
    LatencyView LatencyMs,
    double Acceleration,
    DateTimeOffset ScenarioTime,
    string? Held,
    long WaitingRecords,
    long WaitingLabels,
    HistoryView History,
    ReplayView? Replay);

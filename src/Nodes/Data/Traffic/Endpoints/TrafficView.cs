namespace MlopsLab.Traffic.Endpoints;

internal sealed record TrafficView(
    string Scenario,
    double Rate,
    long Sent,
    long Ok,
    long Degraded,
    long Failed,
    long Refused,
    FailureView Failures,
    LatencyView LatencyMs,
    double Acceleration,
    DateTimeOffset ScenarioTime,
    string? Held,
    long WaitingRecords,
    long WaitingLabels,
    long HeldRecords,
    HistoryView History,
    ReplayView? Replay);

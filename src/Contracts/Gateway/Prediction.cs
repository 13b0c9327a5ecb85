namespace MlopsLab.Contracts.Gateway;

/// <summary>One answer: who gave it (<c>stable</c>, <c>canary</c>, <c>last</c> = a model's last score for the same features while none answered, <c>rules</c>), what it said (<c>Positive</c> = the scenario's positive decision) and what it cost the caller. <c>CanaryFailed</c> marks a request the canary failed and another target answered. <c>Explored</c> marks a positive decision that was turned so that its outcome becomes known; <c>Propensity</c> is the chance with which a request like it is let through (1 when nothing was to be stopped).</summary>
public sealed record Prediction(
    string Id,
    string? RecordId,
    DateTimeOffset At,
    DateTimeOffset? EventTime,
    string Target,
    string Version,
    double Score,
    string Decision,
    bool Positive,
    double LatencyMilliseconds,
    bool Cached,
    bool Degraded,
    string? Reason,
    bool CanaryFailed,
    bool Explored = false,
    double Propensity = 1);

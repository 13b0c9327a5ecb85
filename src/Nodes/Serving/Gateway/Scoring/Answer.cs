namespace MlopsLab.Gateway.Scoring;

/// <summary>What the caller gets.</summary>
internal sealed record Answer(
    string Id,
    string Model,
    string Version,
    double Score,
    string Decision,
    bool Degraded,
    string? Reason,
    bool Cached,
    bool Explored,
    double Propensity);

using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Scoring;

/// <summary>The score of one row, who gave it and what went wrong on the way.</summary>
internal readonly record struct Verdict(
    Target Target,
    string Version,
    double Score,
    string Decision,
    bool Cached,
    string? Reason,
    bool CanaryFailed,
    bool Explored = false,
    double Propensity = 1)
{
    public bool Degraded => Reason is not null;
}

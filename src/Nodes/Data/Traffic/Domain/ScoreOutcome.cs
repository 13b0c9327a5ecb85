namespace MlopsLab.Traffic.Domain;

/// <summary>How the gateway answered a client.</summary>
internal enum ScoreOutcome
{
    Ok,
    Degraded,
    Refused,
    Failed,
    TimedOut,
    Shed,
}

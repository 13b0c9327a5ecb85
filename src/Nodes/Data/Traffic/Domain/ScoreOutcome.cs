namespace MlopsLab.Traffic.Domain;

/// <summary>How the gateway answered a client.</summary>
internal enum ScoreOutcome
{
    Ok,
    Degraded,

    /// <summary>The gateway found the record malformed.</summary>
    Refused,
    Failed,
    TimedOut,
    Shed,
}

namespace MlopsLab.Policies;

/// <summary>What a metric looks at.</summary>
public enum Measure
{
    /// <summary>Requests the canary failed or answered degraded, against stable's.</summary>
    ErrorRate,

    /// <summary>Degraded answers alone.</summary>
    FallbackRate,

    /// <summary>Positive decisions, higher or lower.</summary>
    DecisionRate,

    /// <summary>A quantile of the latency.</summary>
    LatencyP50,
    LatencyP95,
    LatencyP99,

    /// <summary>Kolmogorov-Smirnov distance of the scores.</summary>
    ScoreDistance,

    /// <summary>Share of mirrored requests on which shadow and stable decide differently.</summary>
    Disagreement,
}

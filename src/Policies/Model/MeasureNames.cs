namespace MlopsLab.Policies;

/// <summary>The measures as policies name them.</summary>
public static class MeasureNames
{
    public static IReadOnlyDictionary<string, Measure> All { get; } = new Dictionary<string, Measure>(StringComparer.Ordinal)
    {
        ["error-rate"] = Measure.ErrorRate,
        ["fallback-rate"] = Measure.FallbackRate,
        ["decision-rate"] = Measure.DecisionRate,
        ["latency-p50"] = Measure.LatencyP50,
        ["latency-p95"] = Measure.LatencyP95,
        ["latency-p99"] = Measure.LatencyP99,
        ["score-distance"] = Measure.ScoreDistance,
        ["disagreement"] = Measure.Disagreement,
    };

    /// <summary>What a metric tolerates that doesn't say: an odds ratio for rates, a ratio for latencies, a distance for scores, a share for disagreement.</summary>
    public static double UsuallyTolerated(Measure measure) => measure switch
    {
        Measure.DecisionRate => 1.5,
        Measure.LatencyP50 or Measure.LatencyP95 or Measure.LatencyP99 => 1.5,
        Measure.ScoreDistance => 0.2,
        Measure.Disagreement => 0.05,
        _ => 1,
    };
}

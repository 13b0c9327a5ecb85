using System.Text.Json.Serialization;

namespace MlopsLab.Policies;

/// <summary>What is measured and how often it may go wrong; names and defaults of the limits are Argo Rollouts'.</summary>
public sealed record Metric(string Name, Measure Measure)
{
    /// <summary>How much worse the canary may be for good: an odds ratio (rates), a ratio (latencies), a distance (scores), a share of the requests (disagreement).</summary>
    public double Tolerate { get; init; } = MeasureNames.UsuallyTolerated(Measure);

    /// <summary>Canary requests without which a measurement is not finished.</summary>
    public long Requests { get; init; } = 100;

    /// <summary>A latency up to this is never too long.</summary>
    public double FloorMilliseconds { get; init; } = 10;

    public int FailureLimit { get; init; }

    public int InconclusiveLimit { get; init; }

    public int ConsecutiveErrorLimit { get; init; } = 4;

    public TimeSpan InitialDelay { get; init; }

    /// <summary>Without one there is one measurement.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>After so many measurements (errors not counted) the metric is complete; without one, with an interval, it goes on.</summary>
    public int? Count { get; init; }

    /// <summary>Measured and told, but decides nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>One when neither count nor interval is given, endless when only the interval is.</summary>
    [JsonIgnore]
    public int? EffectiveCount => Count ?? (Interval is null ? 1 : null);
}

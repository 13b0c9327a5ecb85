namespace MlopsLab.Rollouts.Domain;

/// <summary>What one target did in one step. Answers from the cache are counted apart: they say nothing about the model.</summary>
internal sealed record TargetEvidence(long Requests, long Failures, long Cached, LatencyHistogram Latency, DateTimeOffset? LastAt)
{
    public static TargetEvidence None => new(0, 0, 0, LatencyHistogram.Empty, null);

    public double ErrorRate => Requests == 0 ? 0 : (double)Failures / Requests;

    public TargetEvidence Add(TargetEvidence other) => new(
        Requests + other.Requests,
        Failures + other.Failures,
        Cached + other.Cached,
        Latency.Add(other.Latency),
        LastAt is null || other.LastAt > LastAt ? other.LastAt ?? LastAt : LastAt);
}

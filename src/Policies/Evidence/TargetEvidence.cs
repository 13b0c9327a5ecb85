namespace MlopsLab.Policies;

/// <summary>What one target did in one step. Answers from the cache are counted apart: they say nothing about the model.</summary>
public sealed record TargetEvidence(long Requests, long Failures, long Cached, LatencyHistogram Latency, DateTimeOffset? LastAt)
{
    /// <summary>Bins of the scores, all of one width, from 0 to 1.</summary>
    public const int ScoreBins = 20;

    public static TargetEvidence None => new(0, 0, 0, LatencyHistogram.Empty, null);

    /// <summary>Degraded answers, which count as failures, too.</summary>
    public long Fallbacks { get; init; }

    /// <summary>Positive decisions.</summary>
    public long Positives { get; init; }

    /// <summary>Scores per bin.</summary>
    public IReadOnlyList<long> Scores { get; init; } = new long[ScoreBins];

    public double ErrorRate => Requests == 0 ? 0 : (double)Failures / Requests;

    public static int ScoreBin(double score) => double.IsFinite(score) ? Math.Clamp((int)(score * ScoreBins), 0, ScoreBins - 1) : 0;

    public TargetEvidence Add(TargetEvidence other) => new(
        Requests + other.Requests,
        Failures + other.Failures,
        Cached + other.Cached,
        Latency.Add(other.Latency),
        LastAt is null || other.LastAt > LastAt ? other.LastAt ?? LastAt : LastAt)
    {
        Fallbacks = Fallbacks + other.Fallbacks,
        Positives = Positives + other.Positives,
        Scores = [.. Scores.Zip(other.Scores, (one, more) => one + more)],
    };
}

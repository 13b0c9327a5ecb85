using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Endpoints;

internal sealed record TargetView(
    long Requests, long Failures, double ErrorRate, double P50Milliseconds, double P95Milliseconds, long Cached, DateTimeOffset? LastAt, long Fallbacks, long Positives)
{
    public static TargetView Of(TargetEvidence evidence) => new(
        evidence.Requests,
        evidence.Failures,
        evidence.ErrorRate,
        evidence.Latency.Quantile(0.50),
        evidence.Latency.Quantile(0.95),
        evidence.Cached,
        evidence.LastAt,
        evidence.Fallbacks,
        evidence.Positives);
}

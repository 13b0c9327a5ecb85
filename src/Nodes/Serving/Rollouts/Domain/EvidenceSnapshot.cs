using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>What was known of both sides, over all steps, and of each metric when the rollout moved.</summary>
internal sealed record EvidenceSnapshot(
    long CanaryRequests, long CanaryFailures, long StableRequests, long StableFailures, IReadOnlyList<MetricSnapshot> Metrics)
{
    /// <summary>Null before the first request to the canary.</summary>
    public static EvidenceSnapshot? Of(Policy policy, RolloutEvidence evidence) => evidence.Whole.Canary.Requests == 0 ? null : new(
        evidence.Whole.Canary.Requests,
        evidence.Whole.Canary.Failures,
        evidence.Whole.Stable.Requests,
        evidence.Whole.Stable.Failures,
        [.. policy.Metrics.Select(metric => MetricSnapshot.Of(metric, Findings.Of(policy, metric, evidence), null))]);
}

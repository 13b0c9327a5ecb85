using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Statistics;

namespace MlopsLab.Rollouts.Endpoints;

/// <summary>
/// The present step's evidence, how much of the whole rollout's traffic met the canary, its metrics, and between which rates of failed requests
/// each side lies with 95 % confidence at every look. In a shadow step the canary's figures are the shadow's.
/// </summary>
internal sealed record EvidenceView(
    TargetView Canary, TargetView Stable, long TotalCanaryRequests, long TotalCanaryFailures, double CanaryShare, Interval CanaryErrors, Interval StableErrors, IReadOnlyList<MetricSnapshot> Metrics, PairsView? Pairs)
{
    private const double Alpha = 0.05;

    public static EvidenceView Of(Rollout rollout, Policy policy, RolloutEvidence evidence)
    {
        var (step, all) = (evidence.Step, evidence.Whole);
        var requests = all.Canary.Requests + all.Stable.Requests;
        return new EvidenceView(
            TargetView.Of(step.Canary),
            TargetView.Of(step.Stable),
            all.Canary.Requests,
            all.Canary.Failures,
            requests == 0 ? 0 : (double)all.Canary.Requests / requests,
            RateInterval.Of(all.Canary.Failures, all.Canary.Requests, Alpha),
            RateInterval.Of(all.Stable.Failures, all.Stable.Requests, Alpha),
            [.. policy.Metrics.Select(metric => MetricSnapshot.Of(metric, Findings.Of(policy, metric, evidence), rollout.Analysis?.Find(metric.Name)))],
            PairsView.Of(all.Pairs));
    }
}

using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Endpoints;

/// <summary>The present step's evidence, and how much of the whole rollout's traffic met the canary.</summary>
internal sealed record EvidenceView(TargetView Canary, TargetView Stable, long TotalCanaryRequests, long TotalCanaryFailures, double CanaryShare)
{
    public static EvidenceView Of(StepEvidence step, StepEvidence all)
    {
        var requests = all.Canary.Requests + all.Stable.Requests;
        return new EvidenceView(
            TargetView.Of(step.Canary),
            TargetView.Of(step.Stable),
            all.Canary.Requests,
            all.Canary.Failures,
            requests == 0 ? 0 : (double)all.Canary.Requests / requests);
    }
}

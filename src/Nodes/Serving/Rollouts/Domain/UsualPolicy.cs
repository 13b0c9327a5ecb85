using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>What a rollout is judged by that was started without a policy: errors and the 95th percentile of the latency.</summary>
internal static class UsualPolicy
{
    public static Policy Of(RolloutOptions options) => new(
        "usual",
        Strategy.Canary,
        [],
        [
            new("errors", Measure.ErrorRate) { Tolerate = options.ToleratedErrorOdds, Requests = Findings.LeastRequests },
            new("latency", Measure.LatencyP95) { Tolerate = options.MaxLatencyRatio, FloorMilliseconds = options.MaxLatency.TotalMilliseconds, Requests = Findings.LeastRequests },
        ])
    {
        FalseAborts = options.FalseAborts,
    };
}

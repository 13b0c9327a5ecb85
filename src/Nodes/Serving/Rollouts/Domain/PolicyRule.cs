using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>What of a policy this lab can't carry out is refused at the start rather than passed over.</summary>
internal static class PolicyRule
{
    public static PlanError? Check(Policy policy) =>
        policy.Strategy is Strategy.AB ? Refuse("an A/B test", "the gateway knows one canary at a time", "Roll the challengers out one after the other.")
        : policy.Segments.Count > 0 ? Refuse("segments", "the gateway splits by entity only", "Leave segments out.")
        : null;

    public static IReadOnlyList<RolloutStep> StepsOf(Policy policy) =>
    [
        .. policy.Steps.Select(step => new RolloutStep(step.Weight, step.Hold.TotalSeconds, step.Requests) { Manual = step.Manual || policy.Strategy == Strategy.Shadow, ShadowShare = step.Shadow ? step.Share : 0, Gate = step.Gate?.Webhook, Analysis = step.Analysis.Count == 0 ? null : step.Analysis }),
    ];

    private static PlanError Refuse(string what, string why, string remedy) => new("policy", $"asks for {what}, but {why}", remedy);
}

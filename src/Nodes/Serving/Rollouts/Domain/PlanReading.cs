using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

internal sealed record PlanReading(IReadOnlyList<RolloutStep> Steps, PlanError? Error)
{
    public Policy? Policy { get; init; }
}

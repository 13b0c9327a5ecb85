namespace MlopsLab.Rollouts.Domain;

internal sealed record PlanReading(IReadOnlyList<RolloutStep> Steps, PlanError? Error);

namespace MlopsLab.Rollouts.Domain;

internal sealed record PlanError(string Field, string Problem, string Remedy);

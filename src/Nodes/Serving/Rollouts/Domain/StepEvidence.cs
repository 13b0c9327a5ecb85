namespace MlopsLab.Rollouts.Domain;

internal sealed record StepEvidence(TargetEvidence Canary, TargetEvidence Stable)
{
    public static StepEvidence None => new(TargetEvidence.None, TargetEvidence.None);
}

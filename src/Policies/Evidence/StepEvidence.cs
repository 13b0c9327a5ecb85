namespace MlopsLab.Policies;

/// <summary>What both targets did in one step, or in all of them.</summary>
public sealed record StepEvidence(TargetEvidence Canary, TargetEvidence Stable)
{
    public static StepEvidence None => new(TargetEvidence.None, TargetEvidence.None);

    /// <summary>Of mirrored requests.</summary>
    public PairEvidence Pairs { get; init; }

    public StepEvidence Add(StepEvidence other) => new(Canary.Add(other.Canary), Stable.Add(other.Stable)) { Pairs = Pairs.Add(other.Pairs) };
}

namespace MlopsLab.Policies;

/// <summary>All that is known of a rollout's traffic.</summary>
/// <param name="Step">Of the present step.</param>
/// <param name="Whole">Of all steps together; while the canary answers callers, without what it said as a shadow, except for the pairs.</param>
/// <param name="Tracks">The sequential tests of its rates.</param>
public sealed record RolloutEvidence(StepEvidence Step, StepEvidence Whole, IReadOnlyDictionary<string, RateTrack> Tracks)
{
    public static RolloutEvidence None => new(StepEvidence.None, StepEvidence.None, Policies.Tracks.None);
}

using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

internal sealed record Judgement(Verdict Verdict, string Reason)
{
    /// <summary>The measurements after this look, with a policy only.</summary>
    public AnalysisRun? Analysis { get; init; }
}

namespace MlopsLab.Policies;

/// <summary>How one simulated rollout ended: <see cref="AnalysisPhase.Failed"/> when aborted, successful when promoted, running when the looks were over.</summary>
public sealed record SimulatedRollout(AnalysisPhase End, int Looks, long Requests, long Failures);

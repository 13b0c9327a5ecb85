namespace MlopsLab.Policies;

/// <summary>How an analysis stands, why, and the run with its metrics' phases brought up to date.</summary>
public sealed record RunAssessment(AnalysisPhase Phase, string Message, AnalysisRun Run);

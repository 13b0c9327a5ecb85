namespace MlopsLab.Policies;

/// <summary>What the evidence says of one metric now.</summary>
/// <param name="Value">The canary's figure, in the metric's unit; null when there is none.</param>
public sealed record Finding(AnalysisPhase Phase, double? Value, string Message);

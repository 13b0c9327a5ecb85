namespace MlopsLab.Policies;

/// <summary>One measurement of a metric.</summary>
/// <param name="Value">What was measured, null when it could not be.</param>
/// <param name="FinishedAt">Null while it is under way.</param>
public sealed record Measurement(AnalysisPhase Phase, double? Value, string Message, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

namespace MlopsLab.Contracts.Training;

/// <summary>A run ended without an artifact; the reason names what to change.</summary>
[Event("training.failed", version: 1)]
public sealed record TrainingFailed(
    string RunId,
    string Scenario,
    string Reason,
    DateTimeOffset At);

namespace MlopsLab.Contracts.Training;

/// <summary>A run left the queue and reads its snapshot.</summary>
[Event("training.started", version: 1)]
public sealed record TrainingStarted(
    string RunId,
    string Scenario,
    string SnapshotId,
    DateTimeOffset At);

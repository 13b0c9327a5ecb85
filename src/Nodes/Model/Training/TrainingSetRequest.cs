namespace MlopsLab.Training;

internal sealed record TrainingSetRequest(string Scenario, string SnapshotId, string? RunId);

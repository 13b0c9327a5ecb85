namespace MlopsLab.Features.Endpoints;

internal sealed record TrainingSetRequest(string? Scenario, string? SnapshotId);

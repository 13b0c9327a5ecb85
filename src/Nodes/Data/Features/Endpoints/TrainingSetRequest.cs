namespace MlopsLab.Features.Endpoints;

/// <param name="AsOf">Only what was known at this time; null for all.</param>
/// <param name="RunId">The training run it is for.</param>
internal sealed record TrainingSetRequest(string? Scenario, string? SnapshotId, string? AsOf = null, Guid? RunId = null);

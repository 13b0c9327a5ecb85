namespace MlopsLab.Ingestion.Storage;

/// <summary>A model and the snapshot it learned from.</summary>
/// <param name="Version">Null until the registry told it.</param>
internal sealed record TrainedModel(string Model, string? Version, string RunId, string SnapshotId);

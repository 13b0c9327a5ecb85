namespace MlopsLab.Training.Endpoints;

/// <param name="SnapshotId">To be named where a run asks for a snapshot.</param>
internal sealed record CsvKept(string SnapshotId);

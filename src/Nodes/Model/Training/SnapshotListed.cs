namespace MlopsLab.Training;

internal sealed record SnapshotListed(string SnapshotId, string Scenario, long LabelledRows, DateTimeOffset To);

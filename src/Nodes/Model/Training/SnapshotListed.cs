namespace MlopsLab.Training;

internal sealed record SnapshotListed(string Id, string Scenario, DateTimeOffset SealedAt);

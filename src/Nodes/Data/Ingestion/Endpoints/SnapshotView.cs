namespace MlopsLab.Ingestion.Endpoints;

internal sealed record SnapshotView(
    string Id, string Scenario, long Rows, long LabelledRows, long Positives, DateTimeOffset From, DateTimeOffset To, string SchemaVersion, DateTimeOffset SealedAt);

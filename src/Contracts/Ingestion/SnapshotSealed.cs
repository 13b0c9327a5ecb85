namespace MlopsLab.Contracts.Ingestion;

/// <summary>An immutable set of rows and labels, named by the SHA-256 of its manifest.</summary>
[Event("snapshot.sealed", version: 1)]
public sealed record SnapshotSealed(
    string Scenario,
    string SnapshotId,
    long Rows,
    long LabelledRows,
    long Positives,
    DateTimeOffset From,
    DateTimeOffset To,
    string SchemaVersion,
    DateTimeOffset At);

namespace MlopsLab.Contracts.Ingestion;

/// <summary>An immutable set of rows and labels, named by the SHA-256 of its manifest.</summary>
/// <param name="Parent">The snapshot before this one.</param>
/// <param name="Backfills">What rewrote the time that the one before holds; none when nothing did.</param>
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
    DateTimeOffset At,
    string? Parent = null,
    IReadOnlyList<SnapshotBackfill>? Backfills = null);

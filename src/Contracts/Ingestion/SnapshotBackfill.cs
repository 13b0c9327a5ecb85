namespace MlopsLab.Contracts.Ingestion;

/// <summary>Rows of an earlier time that came in bulk, and may have replaced others; the models learned from that time before it was rewritten.</summary>
public sealed record SnapshotBackfill(
    string Reason,
    long Rows,
    long Replaced,
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<string> Models);

namespace MlopsLab.Ingestion.Storage;

/// <summary>What changed from one snapshot to another.</summary>
/// <param name="SameContent">Whether a reader gets the same rows and labels from both.</param>
/// <param name="Columns">All columns of both; those that changed most first.</param>
internal sealed record SnapshotDiff(string From, string To, bool SameContent, RowDiff Rows, LabelDiff Labels, IReadOnlyList<ColumnDiff> Columns);

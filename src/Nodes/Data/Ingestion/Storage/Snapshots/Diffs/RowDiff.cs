namespace MlopsLab.Ingestion.Storage;

/// <param name="Changed">Rows of both with other fields or another event time.</param>
internal sealed record RowDiff(long Added, long Removed, long Changed, long Same);

namespace MlopsLab.Ingestion.Domain;

/// <summary>Who sends the rows of a request, and whether they are news: history teaches what is usual, and what a backfill puts right says nothing about the source.</summary>
internal sealed record RowOrigin(string Source, bool History = false, bool Backfill = false);

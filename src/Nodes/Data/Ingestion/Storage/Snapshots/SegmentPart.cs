namespace MlopsLab.Ingestion.Storage;

internal sealed record SegmentPart(int Segment, string Sha256, long Bytes, long Rows);

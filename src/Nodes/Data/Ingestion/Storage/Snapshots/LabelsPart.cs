namespace MlopsLab.Ingestion.Storage;

/// <summary>The labels as of the seal: one line per row of the segments, in their order.</summary>
internal sealed record LabelsPart(string Sha256, long Bytes);

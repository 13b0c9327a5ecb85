namespace MlopsLab.Ingestion.Storage;

/// <summary>How outcomes of rows that both hold changed.</summary>
internal sealed record LabelDiff(long New, long Withdrawn, long ToPositive, long ToNegative);

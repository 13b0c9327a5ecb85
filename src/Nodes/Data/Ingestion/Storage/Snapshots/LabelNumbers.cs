namespace MlopsLab.Ingestion.Storage;

/// <param name="Revised">Rows whose outcome was told more than once with another value or time; all versions are kept.</param>
internal sealed record LabelNumbers(long Labelled, long Positives, long Revised);

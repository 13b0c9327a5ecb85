namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>What a source's batches taught, as it is stored.</summary>
internal sealed record DetectorState(long Rows, IReadOnlyList<ColumnState> Columns);

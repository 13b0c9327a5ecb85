namespace MlopsLab.Ingestion.Storage;

/// <summary>The sketches of a column as text, for merging and comparing.</summary>
internal sealed record ColumnSketches(string Distinct, string? Quantiles);

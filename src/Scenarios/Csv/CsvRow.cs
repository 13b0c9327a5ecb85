namespace MlopsLab.Scenarios;

/// <summary>A row of a CSV file: the record, or why it is none (its time can't be read, say).</summary>
public sealed record CsvRow(long Line, CsvRecord? Record, string? Problem);

namespace MlopsLab.Learning;

/// <summary>Either test rows, or why the bytes are none.</summary>
public sealed record TestRowsReading(TestRows? Rows, string? Refusal);

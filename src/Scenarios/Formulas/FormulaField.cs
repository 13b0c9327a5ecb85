namespace MlopsLab.Scenarios;

/// <summary>Where a formula finds a field, and how it may be used (the columns of a CSV file are both).</summary>
public readonly record struct FormulaField(int Index, bool IsNumber, bool IsText);

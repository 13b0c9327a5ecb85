namespace MlopsLab.Scenarios;

/// <summary>Where a formula finds a field and whether it compares as text.</summary>
public readonly record struct FormulaField(int Index, bool IsText);

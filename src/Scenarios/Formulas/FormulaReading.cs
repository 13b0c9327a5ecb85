namespace MlopsLab.Scenarios;

/// <summary>A parsed formula, or what is wrong with its text.</summary>
public sealed record FormulaReading(Formula? Formula, string? Error);

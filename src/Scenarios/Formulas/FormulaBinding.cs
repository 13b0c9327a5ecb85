namespace MlopsLab.Scenarios;

/// <summary>A formula ready to run (a condition gives 1 or 0), or all that is wrong with its use of the fields.</summary>
public sealed record FormulaBinding(Func<IFieldValues, double>? Evaluate, IReadOnlyList<string> Errors);

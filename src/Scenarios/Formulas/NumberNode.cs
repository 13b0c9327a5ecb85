namespace MlopsLab.Scenarios;

internal sealed record NumberNode(double Value, string Written) : FormulaNode([]);

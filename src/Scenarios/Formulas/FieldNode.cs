namespace MlopsLab.Scenarios;

internal sealed record FieldNode(string Name) : FormulaNode([]);

namespace MlopsLab.Scenarios;

internal sealed record TextNode(string Value) : FormulaNode([]);

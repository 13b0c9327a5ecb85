namespace MlopsLab.Scenarios;

/// <summary>An operator or a function with its operands.</summary>
internal sealed record OperatorNode(string Operator, IReadOnlyList<FormulaNode> Operands) : FormulaNode(Operands);

namespace MlopsLab.Scenarios;

internal abstract record FormulaNode(IReadOnlyList<FormulaNode> Parts);

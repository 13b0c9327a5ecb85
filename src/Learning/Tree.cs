namespace MlopsLab.Learning;

/// <summary>A binary tree: splits that point to later splits, or with a negative number ~n to leaf n; without splits, leaf 0 is the answer.</summary>
public sealed record Tree(IReadOnlyList<TreeSplit> Splits, IReadOnlyList<double> Leaves);

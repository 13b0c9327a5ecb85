namespace MlopsLab.Learning.Scoring;

/// <summary>A split of one tree and the leaves that stay open when a row goes right.</summary>
internal readonly record struct BitSplit(TreeSplit Split, int Tree, uint Mask);

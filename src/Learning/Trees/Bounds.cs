namespace MlopsLab.Learning.Trees;

/// <summary>What a leaf may answer, so that the tree keeps its trends.</summary>
internal readonly record struct Bounds(double Low, double High)
{
    public static Bounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);
}

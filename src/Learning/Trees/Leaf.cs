namespace MlopsLab.Learning.Trees;

/// <summary>A leaf while its tree grows: its rows (a range of the row list), their sums, and its best split if it has one.</summary>
internal sealed class Leaf(int start, int count, long sum, Bounds bounds)
{
    public int Start { get; } = start;

    public int Count { get; } = count;

    /// <summary>Packed, see <see cref="Scale"/>.</summary>
    public long Sum { get; } = sum;

    public Bounds Bounds { get; } = bounds;

    public long[]? Histogram { get; set; }

    public Split? Best { get; set; }

    public LeafState State { get; set; }

    /// <summary>Set once the leaf is <see cref="LeafState.Grown"/>.</summary>
    public (Leaf Left, Leaf Right)? Children { get; set; }
}

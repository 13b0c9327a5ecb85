namespace MlopsLab.Learning.Trees;

/// <summary>A bin of a category and where it stands among the others.</summary>
internal readonly record struct RankedBin(double Key, int Bin) : IComparable<RankedBin>
{
    public int CompareTo(RankedBin other) => Key.CompareTo(other.Key) is var order and not 0 ? order : Bin.CompareTo(other.Bin);
}

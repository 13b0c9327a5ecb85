namespace MlopsLab.Learning.Trees;

/// <summary>A candidate: the bins up to <paramref name="Bin"/> (or so many of the sorted levels) go left, and what that is worth.</summary>
internal readonly record struct Cut(double Worth, int Bin, bool MissingLeft)
{
    public static Cut None { get; } = new(double.NegativeInfinity, -1, false);

    public Cut Or(Cut other) => other.Worth > Worth ? other : this;
}

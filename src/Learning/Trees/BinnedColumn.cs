namespace MlopsLab.Learning.Trees;

/// <summary>An input as bytes: a bin per row; the last slot is for missing values.</summary>
/// <param name="Bins">One per row.</param>
/// <param name="Uppers">Of a number: the highest value of each bin but the last.</param>
/// <param name="Levels">Of a category: the levels in each bin.</param>
internal sealed record BinnedColumn(byte[] Bins, double[] Uppers, IReadOnlyList<IReadOnlyList<int>>? Levels)
{
    public int ValueBins => Levels?.Count ?? (Uppers.Length + 1);

    public int MissingBin => ValueBins;

    public int Slots => ValueBins + 1;
}

namespace MlopsLab.Learning.Trees;

/// <summary>How an input's values become bins; the last slot is for missing values.</summary>
/// <param name="Uppers">Of a number: the highest value of each bin but the last, all of them floats.</param>
/// <param name="Levels">Of a category: the levels in each bin.</param>
/// <param name="Trend">Of a number: how the score may follow it.</param>
internal sealed record BinnedColumn(float[] Uppers, IReadOnlyList<IReadOnlyList<int>>? Levels, Trend Trend = Trend.Free)
{
    public int ValueBins => Levels?.Count ?? (Uppers.Length + 1);

    public int MissingBin => ValueBins;

    public int Slots => ValueBins + 1;
}

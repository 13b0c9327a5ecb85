namespace MlopsLab.Statistics;

/// <summary>Pearson's chi-square test that the columns' shares are the same in all rows (Pearson, Philosophical Magazine 50, 1900), without Yates' correction.</summary>
public static class ChiSquareTest
{
    /// <param name="counts">By row and column, rows one after the other; for two windows: the reference's levels, then the window's.</param>
    /// <param name="columns">Levels.</param>
    /// <param name="least">Levels of which a row expects fewer are pooled; 0 pools nothing.</param>
    /// <exception cref="ArgumentException">The table is not whole, a count is negative or none, or it holds nothing.</exception>
    public static Contingency Test(ReadOnlySpan<double> counts, int columns, double least = 5)
    {
        var table = ContingencyTable.Of(counts, columns, least);
        return table.Judge(table.Sum((seen, expected) => (seen - expected) * (seen - expected) / expected));
    }

    /// <summary>The smallest effect w = √(Σ (p − q)² / q) of two windows that could be seen at level α (Cohen, Statistical Power Analysis, 1988, chapter 7); 0.1 is called small.</summary>
    /// <param name="levels">After pooling, ≥ 2.</param>
    /// <param name="reference">Rows of the reference.</param>
    /// <param name="window">Rows of the window.</param>
    public static double SmallestShift(int levels, long reference, long window, double alpha = 0.05, double power = 0.8) =>
        Math.Sqrt(ShapeDistance.SmallestShift(scale: 1, levels, reference, window, alpha, power));
}

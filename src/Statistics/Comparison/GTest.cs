namespace MlopsLab.Statistics;

/// <summary>The likelihood-ratio test of independence, G = 2 Σ O · ln(O / E) (Wilks, Annals of Mathematical Statistics 6, 1935); adds up over nested tables, where χ² doesn't.</summary>
public static class GTest
{
    /// <inheritdoc cref="ChiSquareTest.Test"/>
    public static Contingency Test(ReadOnlySpan<double> counts, int columns, double least = 5)
    {
        var table = ContingencyTable.Of(counts, columns, least);
        return table.Judge(Math.Max(0, 2 * table.Sum((seen, expected) => seen > 0 ? seen * Math.Log(seen / expected) : 0)));
    }

    /// <inheritdoc cref="ChiSquareTest.SmallestShift"/>
    public static double SmallestShift(int levels, long reference, long window, double alpha = 0.05, double power = 0.8) =>
        ChiSquareTest.SmallestShift(levels, reference, window, alpha, power);
}

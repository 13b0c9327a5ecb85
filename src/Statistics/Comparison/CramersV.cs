namespace MlopsLab.Statistics;

/// <summary>
/// How strongly rows and columns of a table hang together, from 0 to 1, whatever the number of counts (Cramér, Mathematical Methods of Statistics, 1946, section 21.9).
/// The raw figure is large for small tables without any reason; the corrected one is not (Bergsma, Journal of the Korean Statistical Society 42, 2013).
/// </summary>
public static class CramersV
{
    /// <summary>√(χ² / n / (min(rows, columns) − 1)).</summary>
    /// <param name="counts">By row and column, rows one after the other.</param>
    /// <exception cref="ArgumentException">The table is not whole, a count is negative or none, or it holds nothing.</exception>
    public static double Raw(ReadOnlySpan<double> counts, int columns)
    {
        var table = ContingencyTable.Of(counts, columns, least: 0);
        var less = Math.Min(table.RowSums.Count(sum => sum > 0), table.ColumnSums.Count(sum => sum > 0)) - 1;
        return less < 1 ? 0 : Math.Sqrt(ChiSquareTest.Test(counts, columns, least: 0).Statistic / table.Total / less);
    }

    /// <summary>With the mean that chance gives taken off, at least 0.</summary>
    /// <inheritdoc cref="Raw"/>
    public static double Corrected(ReadOnlySpan<double> counts, int columns)
    {
        var table = ContingencyTable.Of(counts, columns, least: 0);
        double n = table.Total, r = table.RowSums.Count(sum => sum > 0), c = table.ColumnSums.Count(sum => sum > 0);
        var square = Math.Max(0, (ChiSquareTest.Test(counts, columns, least: 0).Statistic / n) - ((r - 1) * (c - 1) / (n - 1)));
        var less = Math.Min(r - ((r - 1) * (r - 1) / (n - 1)), c - ((c - 1) * (c - 1) / (n - 1))) - 1;
        return less <= 0 ? 0 : Math.Sqrt(square / less);
    }
}

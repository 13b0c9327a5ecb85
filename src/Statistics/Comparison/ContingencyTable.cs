namespace MlopsLab.Statistics;

/// <summary>Counts by row (window, segment) and column (level), rows one after the other.</summary>
internal sealed class ContingencyTable
{
    private readonly double[] counts;

    private ContingencyTable(double[] counts, int columns, int pooled)
    {
        (this.counts, Columns, Pooled) = (counts, columns, pooled);
        Rows = counts.Length / columns;
        RowSums = [.. Enumerable.Range(0, Rows).Select(row => counts.AsSpan(row * columns, columns).ToArray().Sum())];
        ColumnSums = [.. Enumerable.Range(0, columns).Select(column => Enumerable.Range(0, Rows).Sum(row => counts[(row * columns) + column]))];
        Total = RowSums.Sum();
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Pooled { get; }

    public double[] RowSums { get; }

    public double[] ColumnSums { get; }

    public double Total { get; }

    public int Freedom => (RowSums.Count(sum => sum > 0) - 1) * (ColumnSums.Count(sum => sum > 0) - 1);

    /// <param name="least">
    /// Columns of which any row expects fewer are pooled, the rarest first, until all reach it: below about 5 the chi-squared limit is not to be
    /// trusted (Cochran, Biometrics 10, 1954, section 2). 0 pools nothing.
    /// </param>
    /// <exception cref="ArgumentException">The table is not whole, a count is negative or none, or it holds nothing.</exception>
    public static ContingencyTable Of(ReadOnlySpan<double> counts, int columns, double least)
    {
        if (columns < 1 || counts.Length < columns || counts.Length % columns != 0)
        {
            throw new ArgumentException($"{counts.Length} counts are not rows of {columns}.", nameof(columns));
        }

        Shares.Totals(counts, counts);
        var whole = new ContingencyTable(counts.ToArray(), columns, 0);
        var needed = least * whole.Total / Math.Max(1e-300, whole.RowSums.Where(sum => sum > 0).DefaultIfEmpty(1).Min());
        var order = Enumerable.Range(0, columns).OrderBy(column => whole.ColumnSums[column]).ToArray();
        var (rare, sum) = (0, 0.0);
        while (rare < columns && (whole.ColumnSums[order[rare]] < needed || (rare > 0 && sum < needed)))
        {
            sum += whole.ColumnSums[order[rare++]];
        }

        return rare < 2 && (rare == 0 || columns == 1) ? whole : whole.Pool(order[..rare]);
    }

    /// <summary>The sum over all cells with an expectation.</summary>
    public double Sum(Func<double, double, double> ofCell)
    {
        var sum = 0.0;
        for (var cell = 0; cell < counts.Length; cell++)
        {
            var expected = RowSums[cell / Columns] * ColumnSums[cell % Columns] / Total;
            sum += expected > 0 ? ofCell(counts[cell], expected) : 0;
        }

        return sum;
    }

    public Contingency Judge(double statistic) => Freedom < 1 ? new(0, 1, 0, Pooled) : new(statistic, ChiSquared.Tail(statistic, Freedom), Freedom, Pooled);

    private ContingencyTable Pool(int[] rare)
    {
        var kept = Enumerable.Range(0, Columns).Except(rare).ToArray();
        var pooled = new double[Rows * (kept.Length + 1)];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < kept.Length; column++)
            {
                pooled[(row * (kept.Length + 1)) + column] = counts[(row * Columns) + kept[column]];
            }

            pooled[(row * (kept.Length + 1)) + kept.Length] = rare.Sum(column => counts[(row * Columns) + column]);
        }

        return new(pooled, kept.Length + 1, rare.Length);
    }
}

using FsCheck;
using FsCheck.Fluent;
using MlopsLab.Learning.Trees;

namespace MlopsLab.Learning.Tests;

public sealed class BinnerTests
{
    [Fact]
    public void Few_distinct_values_get_a_bin_each()
    {
        var table = Bin([3, 1, 2, 1, 3, double.NaN], 255);

        Assert.Equal([1.5f, 2.5f], table.Columns[0].Uppers);
        Assert.Equal([2, 0, 1, 0, 2, 3], table.ByColumn[0]);
        Assert.Equal(3, table.Columns[0].MissingBin);
    }

    [Fact]
    public void A_frequent_value_does_not_starve_the_others()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 9_000), .. Enumerable.Range(1, 1_000).Select(i => (double)i)];

        Assert.InRange(Bin(values, 64).Columns[0].ValueBins, 60, 64);
    }

    [Fact]
    public void Bins_keep_the_order_of_the_values_and_thresholds_part_them()
    {
        Prop.ForAll<NormalFloat[]>(numbers =>
        {
            double[] values = [.. numbers.Select(number => number.Get)];
            var table = values.Length == 0 ? null : Bin(values, 8);

            return table is null || values.Zip(table.ByColumn[0]).All(pair =>
                pair.Second < 8 && pair.Second == table.Columns[0].Uppers.Count(upper => pair.First > upper));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Rows_and_columns_hold_the_same_bins()
    {
        var data = Tables.Payments(3_000);
        using var crew = new Crew(2);
        var table = BinTable.Of(data, 2_000, 255, crew);

        Assert.Equal(table.ByRow, Enumerable.Range(0, 9_000).Select(at => table.ByColumn[at % 3][at / 3]));
    }

    private static BinTable Bin(double[] values, int most)
    {
        using var crew = new Crew(1);
        return BinTable.Of(new Dataset([new("x", FeatureKind.Number)], values, new float[values.Length]), values.Length, most, crew);
    }
}

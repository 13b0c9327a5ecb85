using FsCheck;
using FsCheck.Fluent;
using MlopsLab.Learning.Trees;

namespace MlopsLab.Learning.Tests;

public sealed class BinnerTests
{
    [Fact]
    public void Few_distinct_values_get_a_bin_each()
    {
        var column = Bin([3, 1, 2, 1, 3, double.NaN], 255);

        Assert.Equal([1.5, 2.5], column.Uppers);
        Assert.Equal([2, 0, 1, 0, 2, 3], column.Bins);
        Assert.Equal(3, column.MissingBin);
    }

    [Fact]
    public void A_frequent_value_does_not_starve_the_others()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 9_000), .. Enumerable.Range(1, 1_000).Select(i => (double)i)];

        Assert.InRange(Bin(values, 64).ValueBins, 60, 64);
    }

    [Fact]
    public void Bins_keep_the_order_of_the_values()
    {
        Prop.ForAll<NormalFloat[]>(numbers =>
        {
            double[] values = [.. numbers.Select(number => number.Get)];
            var bins = values.Length == 0 ? [] : Bin(values, 8).Bins;
            var sorted = values.Zip(bins).OrderBy(pair => pair.First).Select(pair => pair.Second).ToArray();

            return sorted.SequenceEqual(sorted.Order()) && sorted.All(bin => bin < 8);
        }).QuickCheckThrowOnFailure();
    }

    private static BinnedColumn Bin(double[] values, int most) =>
        Binner.Bin(new Dataset([new("x", FeatureKind.Number)], values, new float[values.Length]), 0, most);
}

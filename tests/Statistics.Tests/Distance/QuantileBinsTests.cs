namespace MlopsLab.Statistics.Tests.Distance;

public sealed class QuantileBinsTests
{
    [Fact]
    public void Bins_hold_equal_shares_of_the_reference()
    {
        var random = new Random(1);
        double[] reference = [.. Enumerable.Range(0, 10_000).Select(_ => Math.Exp(random.Normal()))];

        Assert.All(QuantileBins.Of(reference).Counts(reference), count => Assert.InRange(count, 998, 1_002));
    }

    [Fact]
    public void A_window_can_not_move_them()
    {
        var bins = QuantileBins.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 2);

        Assert.Equal([5], bins.Edges);
        Assert.Equal([2, 3], bins.Counts([-100, 5, 5.5, 1e9, double.PositiveInfinity, double.NaN]));
    }

    [Fact]
    public void Frequent_numbers_are_not_split()
    {
        var bins = QuantileBins.Of([0, 0, 0, 0, 0, 0, 0, 1, 2, 3]);

        Assert.Equal([0, 1, 2], bins.Edges);
        Assert.Equal(1, QuantileBins.Of([4, 4, 4]).Count);
    }
}

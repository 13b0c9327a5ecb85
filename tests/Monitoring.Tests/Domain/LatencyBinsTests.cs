using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Tests.Domain;

public sealed class LatencyBinsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1.2, 1)]
    [InlineData(2, 4)]
    [InlineData(100, 21)]
    [InlineData(1e9, 47)]
    [InlineData(double.NaN, 0)]
    public void A_latency_has_its_bin(double milliseconds, int bin) => Assert.Equal(bin, LatencyBins.Of(milliseconds));

    [Theory]
    [InlineData(1.7)]
    [InlineData(33)]
    [InlineData(249)]
    [InlineData(20_000)]
    public void The_upper_edge_is_at_most_a_quarter_above(double milliseconds) =>
        Assert.InRange(LatencyBins.UpperEdge(LatencyBins.Of(milliseconds)), milliseconds, milliseconds * 1.25);

    [Fact]
    public void The_quantile_is_the_edge_of_the_bin_that_holds_it()
    {
        var counts = new Dictionary<int, long> { [20] = 6, [0] = 94 };

        Assert.Equal(1, LatencyBins.Quantile(counts, 0.94));
        Assert.Equal(LatencyBins.UpperEdge(20), LatencyBins.Quantile(counts, 0.95));
    }

    [Fact]
    public void Of_nothing_there_is_no_quantile() => Assert.Null(LatencyBins.Quantile(new Dictionary<int, long>(), 0.95));
}

namespace MlopsLab.Policies.Tests;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void A_quantile_is_at_most_15_percent_above_the_exact_one()
    {
        var random = new Random(7);
        var latencies = Enumerable.Range(0, 5_000).Select(_ => Math.Exp(random.NextDouble() * 8)).Order().ToList();
        var histogram = LatencyHistogram.Of(latencies);

        foreach (var share in new[] { 0.5, 0.9, 0.95, 0.99 })
        {
            var exact = latencies[(int)Math.Ceiling(share * latencies.Count) - 1];
            Assert.InRange(histogram.Quantile(share), exact, exact * 1.1501);
        }
    }

    [Fact]
    public void What_is_stored_reads_back_the_same()
    {
        var histogram = LatencyHistogram.Of([0.01, 3, 3, 50_000, 10_000_000]);

        var read = LatencyHistogram.Parse(histogram.ToText());

        Assert.Equal((5, histogram.ToText()), (read.Count, read.ToText()));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1)]
    public void A_senseless_latency_breaks_nothing(double milliseconds)
    {
        Assert.Equal(1, LatencyHistogram.Of([milliseconds]).Count);
    }

    [Fact]
    public void Nothing_counted_is_no_latency()
    {
        Assert.Equal(0, LatencyHistogram.Empty.Quantile(0.95));
    }
}

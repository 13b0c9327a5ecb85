using MlopsLab.Traffic.Domain;

namespace MlopsLab.Traffic.Tests.Live;

public sealed class LatencyHistogramTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public void Knows_quantiles_within_five_percent()
    {
        var latency = new LatencyHistogram(_clock);
        foreach (var milliseconds in Enumerable.Range(1, 1_000))
        {
            latency.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.InRange(latency.Quantile(0.5) ?? 0, 500, 525);
        Assert.InRange(latency.Quantile(0.99) ?? 0, 990, 1_040);
    }

    [Fact]
    public void Forgets_what_is_older_than_a_minute()
    {
        var latency = new LatencyHistogram(_clock);
        latency.Add(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Null(latency.Quantile(0.5));
    }
}

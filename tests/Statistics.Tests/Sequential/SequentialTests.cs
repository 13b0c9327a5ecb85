namespace MlopsLab.Statistics.Tests.Sequential;

public sealed class SequentialTests
{
    /// <summary>The mixture over the prior, by summing instead of the closed form.</summary>
    [Fact]
    public void The_mixture_ratio_is_the_mean_of_likelihood_ratios_over_the_prior()
    {
        var (difference, variance, expected, step) = (0.3, 0.01, 0.2, 0.0005);
        var sum = Enumerable.Range(-4_000, 8_001).Select(i => i * step).Sum(theta =>
            step * Math.Exp(-theta * theta / (2 * expected * expected)) / (expected * Math.Sqrt(2 * Math.PI)) * Math.Exp(((difference * theta) - (theta * theta / 2)) / variance));

        Assert.Equal(Math.Log(sum), MixtureSprt.LogE(difference, variance, expected), 6);
    }

    [Fact]
    public void The_smallest_shift_of_the_mixture_is_refused_and_less_is_not()
    {
        var shift = MixtureSprt.SmallestShift(0.001, 0.15);

        Assert.Equal(0.05, MixtureSprt.PValue(shift, 0.001, 0.15), 9);
        Assert.True(MixtureSprt.PValue(0.99 * shift, 0.001, 0.15) > 0.05);
        Assert.Throws<ArgumentOutOfRangeException>(() => MixtureSprt.LogE(1, 0, 1));
    }

    [Fact]
    public void The_bounded_mean_starts_knowing_nothing_and_closes_in()
    {
        var (mean, random) = (new BoundedMean(), new Random(1));
        Assert.Equal(new Interval(0, 1), mean.Interval);
        for (var i = 0; i < 20_000; i++)
        {
            mean.Add(random.NextDouble() < 0.3 ? 1 : 0);
        }

        Assert.True(mean.Interval is { Low: > 0.27 and < 0.3, High: > 0.3 and < 0.33 }, $"{mean.Interval}");
        Assert.InRange((mean.Interval.High - mean.Interval.Low) / 2 / BoundedMean.SmallestShift(0.21, 20_000), 0.3, 1.5);
    }

    [Fact]
    public void A_value_without_its_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedMean().Add(1.2));
}

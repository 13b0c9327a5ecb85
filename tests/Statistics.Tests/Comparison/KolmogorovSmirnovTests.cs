namespace MlopsLab.Statistics.Tests.Comparison;

public sealed class KolmogorovSmirnovTests
{
    [Fact]
    public void Distance_and_exact_p_value_are_scipys()
    {
        foreach (var one in Peers.All("twoSamples"))
        {
            var result = KolmogorovSmirnov.Test(one.Numbers("a"), one.Numbers("b"));

            Peers.AssertClose(one.Number("ks"), result.Statistic);
            Peers.AssertClose(one.Number("ksExact"), result.PValue);
            Peers.AssertClose(one.Number("ksLimit"), KolmogorovSmirnov.Limit(result.Statistic, one.Numbers("a").Length, one.Numbers("b").Length));
        }
    }

    [Fact]
    public void Large_samples_of_one_size_are_exact_too()
    {
        var large = Peers.Of("large");
        foreach (var (steps, expected) in large.Numbers("steps").Zip(large.Numbers("p")))
        {
            Peers.AssertClose(expected, KolmogorovSmirnov.PValue(steps / 10_000, 10_000, 10_000));
        }
    }

    [Fact]
    public void The_two_exact_ways_agree() =>
        Peers.AssertClose(SmirnovPaths.EqualSizes(0.2, 100), SmirnovPaths.Tail(0.2, 100, 100));

    [Fact]
    public void With_ties_the_p_value_is_the_share_of_all_deals()
    {
        foreach (var one in Peers.All("permuted"))
        {
            Peers.AssertClose(one.Number("p"), KolmogorovSmirnov.Test(one.Numbers("a"), one.Numbers("b")).PValue);
        }
    }

    [Fact]
    public void Ties_are_no_distance_of_their_own()
    {
        foreach (var one in Peers.All("ties"))
        {
            var result = KolmogorovSmirnov.Test(one.Numbers("a"), one.Numbers("b"));

            Peers.AssertClose(one.Number("ks"), result.Statistic);
            Assert.InRange(result.PValue, 0, one.Number("ksExact") + 1e-12);
        }
    }

    [Fact]
    public void Sizes_too_large_for_paths_take_the_limit() =>
        Peers.AssertClose(KolmogorovLimit.Tail(0.05 * Math.Sqrt(1e5 * 3e5 / 4e5)), KolmogorovSmirnov.PValue(0.05, 100_000, 300_000));

    [Fact]
    public void What_is_no_sample_is_refused()
    {
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Test([], [1]));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Test([1, double.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KolmogorovSmirnov.PValue(1.5, 3, 3));
    }
}

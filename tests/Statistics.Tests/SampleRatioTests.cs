namespace MlopsLab.Statistics.Tests;

public sealed class SampleRatioTests
{
    private const double Level = 0.05;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void A_true_split_raises_no_alarm_at_any_of_many_looks_more_often_than_the_level(double share)
    {
        const int Runs = 400;
        var alarms = Enumerable.Range(0, Runs).Count(run => EverRefused(new Random(run), share, share));

        Assert.InRange(alarms, 0, (int)(Runs * Level));
    }

    [Theory]
    [InlineData(0.1, 0.08)]
    [InlineData(0.5, 0.45)]
    public void A_split_that_loses_a_tenth_to_a_fifth_of_an_arm_is_found(double wanted, double real) =>
        Assert.True(Enumerable.Range(0, 50).Count(run => EverRefused(new Random(run), wanted, real)) >= 48);

    [Fact]
    public void Nothing_counted_says_nothing_and_exactly_what_was_wanted_speaks_against_a_mismatch()
    {
        Assert.Equal(0, SampleRatio.LogE([0, 0], [0.1, 0.9]), tolerance: 1e-9);
        Assert.True(SampleRatio.LogE([1_000, 9_000], [0.1, 0.9]) < 0);
    }

    [Fact]
    public void The_mean_e_value_of_true_splits_is_one()
    {
        // All outcomes of four units at a share of 0.3, each with its probability.
        var mean = Enumerable.Range(0, 5).Sum(hits => Choose(4, hits) * Math.Pow(0.3, hits) * Math.Pow(0.7, 4 - hits) * Math.Exp(SampleRatio.LogE([hits, 4 - hits], [0.3, 0.7])));

        Assert.Equal(1, mean, tolerance: 1e-9);
    }

    [Fact]
    public void Shares_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SampleRatio.LogE([1, 2], [0.5, 0.6]));
        Assert.Throws<ArgumentException>(() => SampleRatio.LogE([1, 2], [0, 1]));
        Assert.Throws<ArgumentException>(() => SampleRatio.LogE([1], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => SampleRatio.LogE([-1, 2], [0.5, 0.5]));
    }

    private static bool EverRefused(Random random, double wanted, double real)
    {
        var hits = 0L;
        for (var seen = 1L; seen <= 10_000; seen++)
        {
            hits += random.NextDouble() < real ? 1 : 0;
            if (seen % 50 == 0 && SampleRatio.LogE([hits, seen - hits], [wanted, 1 - wanted]) >= Math.Log(1 / Level))
            {
                return true;
            }
        }

        return false;
    }

    private static double Choose(int of, int some) => Enumerable.Range(1, some).Aggregate(1.0, (product, i) => product * (of - some + i) / i);
}

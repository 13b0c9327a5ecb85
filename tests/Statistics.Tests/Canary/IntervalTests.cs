namespace MlopsLab.Statistics.Tests.Canary;

/// <summary>Every interval is looked at a hundred times while the data come in, and may miss the truth in at most 5 % of the runs.</summary>
public sealed class IntervalTests(ITestOutputHelper output)
{
    private const double Alpha = 0.05;

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.4)]
    public void The_interval_of_a_rate_covers_it_at_all_looks(double rate)
    {
        var missed = Missed(1_000, random =>
        {
            var hits = 0L;
            return Looks().Any(look => !Holds(RateInterval.Of(hits += random.Binomial(50, rate), 50 * look, Alpha), rate));
        });

        Assert.InRange(missed, 0, 50);
        Assert.InRange(RateInterval.Of(200, 10_000, Alpha).Low, 0.014, 0.02);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void The_ranks_of_a_quantile_cover_it_at_all_looks(double share)
    {
        var missed = Missed(1_000, random =>
        {
            var below = 0L;
            return Looks().Any(look => !Within(QuantileRanks.Of(100 * look, share, Alpha), below += 100 - random.Binomial(100, 1 - share)));
        });

        Assert.InRange(missed, 1, 50);
        Assert.Equal((0, 1), QuantileRanks.Of(0, share, Alpha));

        // Below the quantile lie at least the lower rank's numbers, and fewer than the upper rank's.
        static bool Within((long Low, long High) ranks, long below) => ranks.Low <= below && below < ranks.High;
    }

    [Fact]
    public void The_interval_of_a_difference_of_means_covers_it_at_all_looks_even_of_skewed_costs()
    {
        var missed = Missed(400, random =>
        {
            var (canary, stable) = (Moments.None, Moments.None);
            return Looks().Any(_ =>
            {
                canary = Take(canary, 20, () => -Math.Log(1 - random.NextDouble()));
                stable = Take(stable, 60, () => -Math.Log(1 - random.NextDouble()));
                return !Holds(MeanDifference.Of(canary, stable, Alpha), 0);
            });
        });

        Assert.InRange(missed, 0, 20);
        Assert.Equal(double.NegativeInfinity, MeanDifference.Of(Moments.None, Moments.None, Alpha).Low);
    }

    [Fact]
    public void A_higher_mean_is_found()
    {
        var random = new Random(3);
        var (canary, stable) = (Take(Moments.None, 1_000, () => 1.3 + random.Normal()), Take(Moments.None, 9_000, () => 1 + random.Normal()));

        Assert.InRange(MeanDifference.Of(canary, stable, Alpha).Low, 0.1, 0.3);
    }

    [Fact]
    public void The_interval_of_a_ratio_of_variances_covers_it_at_all_looks_and_finds_a_wider_spread()
    {
        var missed = Missed(200, random =>
        {
            var (canary, stable) = (new Shape(), new Shape());
            return Looks().Any(_ =>
            {
                canary = Enumerable.Range(0, 20).Aggregate(canary, (sum, _) => sum.With(random.Normal()));
                stable = Enumerable.Range(0, 60).Aggregate(stable, (sum, _) => sum.With(random.Normal()));
                return !Holds(VarianceRatio.Of(canary, stable, Alpha), 1);
            });
        });
        var wide = new Random(4);
        var spread = Enumerable.Range(0, 1_000).Aggregate(new Shape(), (sum, _) => sum.With(1.4 * wide.Normal()));
        var usual = Enumerable.Range(0, 5_000).Aggregate(new Shape(), (sum, _) => sum.With(wide.Normal()));

        Assert.InRange(missed, 0, 10);
        Assert.True(VarianceRatio.Of(spread, usual, Alpha).Low > 1.2);
    }

    [Fact]
    public void Shapes_of_parts_are_the_shape_of_the_whole()
    {
        double[] all = [1, 4, 4, 9, 2, 7, 0.5];
        var whole = all.Aggregate(new Shape(), (sum, value) => sum.With(value));
        var parts = all[..3].Aggregate(new Shape(), (sum, value) => sum.With(value)).With(all[3..].Aggregate(new Shape(), (sum, value) => sum.With(value)));
        var mean = all.Average();

        Assert.Equal(all.Sum(value => Math.Pow(value - mean, 4)), whole.Fourths, 9);
        Assert.Equal(all.Sum(value => Math.Pow(value - mean, 3)), parts.Cubes, 9);
        Assert.Equal(whole.Kurtosis, parts.Kurtosis, 9);
    }

    [Fact]
    public void The_distance_of_equal_distributions_is_never_called_more_than_zero_and_a_shift_is_found()
    {
        var missed = Missed(200, random =>
        {
            var (canary, stable) = (new long[20], new long[20]);
            return Looks().Any(_ => DistributionDistance.Of(Fill(canary, random, 50, 0), Fill(stable, random, 450, 0), Alpha).Low > 0);
        });
        var shifted = new Random(5);

        Assert.InRange(missed, 0, 10);
        Assert.True(DistributionDistance.Of(Fill(new long[20], shifted, 5_000, 3), Fill(new long[20], shifted, 45_000, 0), Alpha).Low > 0.05);
        Assert.Equal(new Interval(0, 1), DistributionDistance.Of([0, 0], [4, 4], Alpha));
    }

    private int Missed(int runs, Func<Random, bool> misses)
    {
        var missed = Enumerable.Range(0, runs).Count(seed => misses(new Random(seed)));
        output.WriteLine($"{missed} of {runs}");
        return missed;
    }

    private static IEnumerable<int> Looks() => Enumerable.Range(1, 100);

    private static bool Holds(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High;

    private static Moments Take(Moments sum, int count, Func<double> draw) => Enumerable.Range(0, count).Aggregate(sum, (at, _) => at.With(draw()));

    private static long[] Fill(long[] bins, Random random, int count, int shift)
    {
        for (var i = 0; i < count; i++)
        {
            bins[Math.Min(bins.Length - 1, random.Next(bins.Length) + shift)]++;
        }

        return bins;
    }
}

namespace MlopsLab.Statistics.Tests.Canary;

public sealed class CountAndPairTests
{
    [Theory]
    [InlineData(0.02, 1.0, null)]
    [InlineData(0.05, 1.0, "share")]
    [InlineData(0.02, 2.0, "size")]
    public void Counts_with_many_zeros_differ_by_how_often_or_by_how_much(double share, double size, string? differs)
    {
        var random = new Random(6);
        var (evidence, canary, stable) = (RateEvidence.None, CountSummary.None, CountSummary.None);
        for (var look = 0; look < 60; look++)
        {
            var (before, beforeStable) = (canary, stable);
            canary = Enumerable.Range(0, 200).Aggregate(canary, (sum, _) => sum.With(Draw(share, size)));
            stable = Enumerable.Range(0, 800).Aggregate(stable, (sum, _) => sum.With(Draw(0.02, 1)));
            var block = new RateBlock(200, canary.Positive.Count - before.Positive.Count, 800, stable.Positive.Count - beforeStable.Positive.Count);
            evidence = RateComparison.Next(evidence, block, new(BothWays: true));
        }

        Assert.Equal(differs, ZeroInflated.Difference(evidence, canary, stable, 0.05));

        double Draw(double often, double mean) => random.NextDouble() < often ? -Math.Log(1 - random.NextDouble()) * mean : 0;
    }

    [Fact]
    public void A_rate_above_its_limit_is_refused_and_one_at_it_is_not()
    {
        var random = new Random(7);
        var refused = Enumerable.Range(0, 1_000).Count(_ =>
        {
            var hits = 0L;
            return Enumerable.Range(1, 100).Any(look => RateLimit.LogE(hits += random.Binomial(50, 0.02), 50 * look, 0.02) >= Math.Log(20));
        });

        Assert.InRange(refused, 1, 50);
        Assert.True(RateLimit.LogE(60, 1_000, 0.02) > Math.Log(1_000));
        Assert.True(RateLimit.LogE(0, 1_000, 0.02) < 0);
    }

    [Fact]
    public void Pairs_tell_versions_apart_that_differ_often_or_in_one_direction()
    {
        var even = new PairedDecisions(10_000, 50, 50);
        var uneven = new PairedDecisions(10_000, 80, 20);

        Assert.True(even.LogUneven() < 0 && uneven.LogUneven() > Math.Log(1_000));
        Assert.True(even.LogDifferMoreThan(0.01) < 0 && even.LogDifferMoreThan(0.005) > Math.Log(20));
        Assert.Equal(new PairedDecisions(3, 1, 1), default(PairedDecisions).With(true, false).With(false, true).With(true, true));
    }

    [Fact]
    public void Corrections_need_more_of_each_metric_and_a_rate_of_false_discoveries_needs_less()
    {
        double[] logs = [Math.Log(70), Math.Log(50), Math.Log(41), 0];

        Assert.Equal(Math.Log(80), EValues.LogNeeded(4, 0.05), 9);
        Assert.DoesNotContain(logs, log => log >= EValues.LogNeeded(4, 0.05));
        Assert.Equal([0, 1, 2], EValues.Discoveries(logs, 0.05));
    }
}

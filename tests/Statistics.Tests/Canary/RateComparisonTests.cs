namespace MlopsLab.Statistics.Tests.Canary;

public sealed class RateComparisonTests(ITestOutputHelper output)
{
    private static readonly RateRules Higher = new(), Either = new(BothWays: true);

    [Theory]
    [InlineData(10, 90, 4, 1.0, 1.0)]
    [InlineData(50, 20, 30, 1.0, 1.0)]
    [InlineData(10, 90, 4, 2.0, 2.0)]
    public void The_expected_e_value_is_one_at_the_edge_of_what_is_tolerated(long canary, long stable, long hits, double tolerated, double odds)
    {
        var weights = Enumerable.Range(0, (int)Math.Min(hits, canary) + 1).Where(x => hits - x <= stable)
            .ToDictionary(x => x, x => Math.Exp(LogChoose(canary, x) + LogChoose(stable, hits - x) + (x * Math.Log(odds))));
        var mean = weights.Sum(pair => pair.Value * Math.Exp(
            RateComparison.Next(RateEvidence.None, new(canary, pair.Key, stable, hits - pair.Key), new(tolerated)).LogHigher)) / weights.Values.Sum();

        Assert.Equal(1, mean, 9);
    }

    [Fact]
    public void Equal_rates_are_refused_at_any_of_100_looks_in_at_most_5_percent_of_runs()
    {
        var random = new Random(11);
        var refused = Enumerable.Range(0, 2_000).Count(_ => FirstRefusal(random, 0.02, 0.02, Either, looks: 100) is not null);

        output.WriteLine($"{refused / 2_000.0:P2}");
        Assert.InRange(refused, 5, 100);
    }

    [Fact]
    public void A_rate_twice_as_high_is_found_soon()
    {
        var random = new Random(12);
        var looks = Enumerable.Range(0, 200).Select(_ => FirstRefusal(random, 0.04, 0.02, Higher, looks: 100) ?? 1_000).Order().ToList();

        output.WriteLine($"median {100 * looks[100]}, worst {100 * looks[^1]} canary requests");
        Assert.InRange(looks[100], 1, 20);
    }

    [Fact]
    public void Failures_that_hit_both_sides_alike_say_nothing_however_the_base_rate_moves()
    {
        var random = new Random(13);
        var evidence = RateEvidence.None;
        for (var look = 0; look < 200; look++)
        {
            var rate = look % 2 == 0 ? 0.001 : 0.4;
            var weight = look % 2 == 0 ? 900 : 100;
            evidence = RateComparison.Next(evidence, new(weight, random.Binomial(weight, rate), 1_000 - weight, random.Binomial(1_000 - weight, rate)), Either);
        }

        Assert.True(evidence.LogE(Either) < 3, $"{evidence.LogE(Either)}");
    }

    [Fact]
    public void What_is_tolerated_is_not_refused_and_more_is()
    {
        var random = new Random(14);

        Assert.Null(FirstRefusal(random, 0.029, 0.02, new(Tolerated: 1.5), looks: 200));
        Assert.NotNull(FirstRefusal(random, 0.09, 0.02, new(Tolerated: 1.5), looks: 200));
    }

    [Fact]
    public void A_block_of_one_side_or_without_hits_changes_nothing()
    {
        Assert.Same(RateEvidence.None, RateComparison.Next(RateEvidence.None, new(50, 3, 0, 0), Higher));
        Assert.Same(RateEvidence.None, RateComparison.Next(RateEvidence.None, new(50, 0, 90, 0), Higher));
    }

    [Fact]
    public void Large_counts_neither_overflow_nor_lose_the_evidence()
    {
        var evidence = RateComparison.Next(RateEvidence.None, new(200_000, 90_000, 200_000, 80_000), Either);

        Assert.InRange(evidence.LogE(Either), 100, 1e6);
    }

    [Fact]
    public void Counts_that_can_not_be_are_refused() =>
        Assert.Throws<ArgumentException>(() => RateComparison.Next(RateEvidence.None, new(1, 2, 3, 0), Higher));

    private static int? FirstRefusal(Random random, double canary, double stable, RateRules rules, int looks)
    {
        var evidence = RateEvidence.None;
        for (var look = 1; look <= looks; look++)
        {
            evidence = RateComparison.Next(evidence, new(100, random.Binomial(100, canary), 900, random.Binomial(900, stable)), rules);
            if (evidence.LogE(rules) >= Math.Log(20))
            {
                return look;
            }
        }

        return null;
    }

    private static double LogChoose(long n, long k) => Enumerable.Range(1, (int)k).Sum(i => Math.Log((n - k + i) / (double)i));
}

namespace MlopsLab.Statistics.Tests.Comparison;

public sealed class MannWhitneyTests
{
    [Fact]
    public void U_and_its_p_value_are_scipys()
    {
        foreach (var one in Peers.All("twoSamples").Concat(Peers.All("ties")))
        {
            double[] a = one.Numbers("a"), b = one.Numbers("b");
            var result = MannWhitney.Test(a, b);
            var isExact = a.Length + b.Length <= 50 && a.Concat(b).Distinct().Count() == a.Length + b.Length;

            Peers.AssertClose(one.Number("u"), result.Statistic);
            Peers.AssertClose(one.Number(isExact ? "mannWhitneyExact" : "mannWhitney"), result.PValue);
        }
    }

    /// <summary>Brunner and Munzel's statistic is the distance of the chance from ½ in this very standard error.</summary>
    [Fact]
    public void The_standard_error_is_the_one_of_scipys_brunnermunzel()
    {
        foreach (var one in Peers.All("twoSamples").Concat(Peers.All("ties")))
        {
            var chance = MannWhitney.Superiority(one.Numbers("a"), one.Numbers("b"));

            Peers.AssertClose(-one.Number("brunnerMunzel"), (chance.Value - 0.5) / chance.StandardError);
        }
    }

    [Fact]
    public void The_interval_covers_the_chance_of_being_larger()
    {
        // P(X > Y) of normal numbers one deviation apart is Φ(1 / √2) = 0.7602.
        var missed = Enumerable.Range(0, 1_000).Count(seed =>
        {
            var random = new Random(seed);
            double[] a = [.. Enumerable.Range(0, 40).Select(_ => random.Normal() + 1)], b = [.. Enumerable.Range(0, 60).Select(_ => random.Normal())];
            var chance = MannWhitney.Superiority(a, b);
            return chance.Low > 0.7602 || chance.High < 0.7602;
        });

        Assert.InRange(missed, 30, 70);
    }

    [Fact]
    public void Samples_on_either_side_have_an_interval_with_an_end()
    {
        var chance = MannWhitney.Superiority([5, 6, 7, 8], [1, 2, 3]);

        Assert.Equal(1, chance.Value);
        Assert.InRange(chance.Low, 0.2, 0.5);
        Assert.Equal(1, chance.High);
        Assert.Equal(1, MannWhitney.Test([2, 2], [2, 2]).PValue);
    }
}

using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Tests.Domain;

public sealed class SplitTests
{
    private static readonly string[] Keys = [.. Enumerable.Range(0, 100_000).Select(number => $"customer:{number}")];

    [Fact]
    public void The_same_key_lands_on_the_same_side_every_time()
    {
        var route = Route(0.5);

        Assert.All(Keys.Take(1_000), key => Assert.Equal(Split.Choose(route, key), Split.Choose(Route(0.5), key)));
    }

    [Fact]
    public void A_rising_weight_only_moves_keys_towards_the_canary()
    {
        var before = Canaries(Route(0.1));

        var after = Canaries(Route(0.3));

        Assert.True(before.IsProperSubsetOf(after));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void The_canary_gets_its_share_within_one_percent_of_all(double weight) =>
        Assert.InRange(Canaries(Route(weight)).Count / (double)Keys.Length, weight - 0.01, weight + 0.01);

    [Fact]
    public void Nobody_meets_a_canary_of_weight_zero() => Assert.Empty(Canaries(Route(0)));

    [Fact]
    public void Everybody_meets_a_canary_of_weight_one() => Assert.Equal(Keys.Length, Canaries(Route(1)).Count);

    [Fact]
    public void Another_rollout_draws_other_keys()
    {
        var one = Canaries(Route(0.1));
        var other = Canaries(Route(0.1) with { Salt = "another rollout" });

        Assert.InRange(one.Intersect(other).Count() / (double)one.Count, 0.07, 0.13);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void A_key_of_any_length_has_a_place(int length) => Assert.InRange(Split.Position("salt", new string('ü', length)), 0, 1);

    private static HashSet<string> Canaries(ModelRoute route) => [.. Keys.Where(key => Split.Choose(route, key) == Target.Canary)];

    private static ModelRoute Route(double weight) => ModelRoute.New("pay") with { CanaryWeight = weight, Salt = "rollout" };
}

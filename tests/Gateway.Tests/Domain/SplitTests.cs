using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Tests.Domain;

public sealed class SplitTests
{
    // One degree of freedom, p = 0.001.
    private const double ChiSquareOfOneInThousand = 10.828;
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
    public void Two_hundred_thousand_people_are_shared_as_asked_and_nobody_comes_back_while_the_weight_rises()
    {
        var people = Enumerable.Range(0, 200_000).Select(number => $"customer:{number}").ToArray();
        var before = new HashSet<string>();
        foreach (var weight in new[] { 0.01, 0.05, 0.2, 0.5 })
        {
            var now = people.Where(key => Split.Choose(Route(weight), key) == Target.Canary).ToHashSet();
            var (wanted, wantedStable) = (weight * people.Length, (1 - weight) * people.Length);
            var chiSquare = (Math.Pow(now.Count - wanted, 2) / wanted) + (Math.Pow(people.Length - now.Count - wantedStable, 2) / wantedStable);

            Assert.True(chiSquare < ChiSquareOfOneInThousand, $"{now.Count} of {people.Length} at weight {weight}: chi-square {chiSquare}");
            Assert.Subset(now, before);
            before = now;
        }
    }

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

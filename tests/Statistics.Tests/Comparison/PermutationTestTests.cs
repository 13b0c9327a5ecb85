namespace MlopsLab.Statistics.Tests.Comparison;

public sealed class PermutationTestTests
{
    [Fact]
    public void Equal_samples_have_a_p_value_of_one_and_far_ones_the_smallest_there_is()
    {
        Assert.Equal(1, PermutationTest.Of(Wasserstein.Distance, [1, 2, 3, 4], [1, 2, 3, 4], seed: 1).PValue);
        Assert.Equal(0.01, PermutationTest.Of(EnergyDistance.Of, [.. Enumerable.Range(0, 20)], [.. Enumerable.Range(100, 20)], seed: 1, rounds: 99).PValue, 12);
    }

    [Fact]
    public void The_same_seed_gives_the_same() =>
        Assert.Equal(PermutationTest.Of(EnergyDistance.Of, [1, 5, 3, 9], [2, 8, 7, 7], seed: 3), PermutationTest.Of(EnergyDistance.Of, [1, 5, 3, 9], [2, 8, 7, 7], seed: 3));
}

namespace MlopsLab.Statistics.Tests;

public sealed class PopulationStabilityTests
{
    [Fact]
    public void Equal_histograms_have_index_zero() => Assert.Equal(0, PopulationStability.Index([10, 20, 70], [10, 20, 70]), 12);

    [Fact]
    public void The_scale_of_a_side_hardly_matters() => Assert.InRange(PopulationStability.Index([100, 200, 700], [10_000, 20_000, 70_000]), 0, 1e-4);

    /// <summary>(0.7 − 0.5)·ln(0.7 / 0.5) + (0.3 − 0.5)·ln(0.3 / 0.5); the counts are large enough for the smoothing not to show.</summary>
    [Fact]
    public void A_known_shift_has_its_known_index() => Assert.Equal(0.169460, PopulationStability.Index([5e7, 5e7], [7e7, 3e7]), 6);

    /// <summary>With half a count more in each bin: (5.5 / 11 − 9.5 / 11)·ln(5.5 / 9.5) + (5.5 / 11 − 1.5 / 11)·ln(5.5 / 1.5).</summary>
    [Fact]
    public void Small_counts_are_smoothed_by_half_a_count() => Assert.Equal(0.671210, PopulationStability.Index([9, 1], [5, 5]), 6);

    [Fact]
    public void Both_directions_give_the_same() =>
        Assert.Equal(PopulationStability.Index([30, 60, 10], [10, 10, 80]), PopulationStability.Index([10, 10, 80], [30, 60, 10]), 12);

    [Fact]
    public void An_empty_bin_gives_a_finite_index() => Assert.InRange(PopulationStability.Index([1000, 0], [0, 1000]), 5, 20);

    [Fact]
    public void A_larger_shift_has_a_larger_index() =>
        Assert.True(PopulationStability.Index([500, 500], [600, 400]) < PopulationStability.Index([500, 500], [700, 300]));

    /// <summary>What chance gives, (bins − 1)·(1/n + 1/m), is taken off; a bin empty on both sides is none.</summary>
    [Fact]
    public void Without_a_shift_the_corrected_index_is_about_zero()
    {
        var random = new Random(1);
        var mean = Enumerable.Range(0, 500).Average(_ => PopulationStability.Test(Draw(random, 1_000), Draw(random, 200)).Corrected);

        Assert.InRange(mean, -0.003, 0.003);
        Assert.Equal(PopulationStability.Test([40, 60], [60, 40]).PValue, PopulationStability.Test([40, 60, 0], [60, 40, 0]).PValue, 3);
    }

    [Fact]
    public void The_smallest_index_a_window_could_see_shrinks_with_its_size() =>
        Assert.True(PopulationStability.SmallestShift(10, 10_000, 100) > 10 * PopulationStability.SmallestShift(10, 10_000, 5_000));

    private static double[] Draw(Random random, int count)
    {
        var bins = new double[10];
        for (var i = 0; i < count; i++)
        {
            bins[random.Next(10)]++;
        }

        return bins;
    }

    [Theory]
    [InlineData(new double[0], new double[0])]
    [InlineData(new double[] { 1, 2 }, new double[] { 1 })]
    [InlineData(new double[] { 0, 0 }, new double[] { 1, 1 })]
    [InlineData(new double[] { 1, 1 }, new double[] { 0, 0 })]
    [InlineData(new double[] { 1, -1 }, new double[] { 1, 1 })]
    [InlineData(new double[] { 1, double.NaN }, new double[] { 1, 1 })]
    public void What_has_no_shape_is_refused(double[] reference, double[] window) =>
        Assert.Throws<ArgumentException>(() => PopulationStability.Index(reference, window));
}

namespace MlopsLab.Statistics.Tests;

public sealed class MomentsTests
{
    [Fact]
    public void Of_a_sample_known_by_hand()
    {
        var moments = Of([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal((8, 2, 9, 5), (moments.Count, moments.Min, moments.Max, moments.Mean));
        Assert.Equal(Math.Sqrt(32 / 7.0), moments.Deviation, 1e-12);
    }

    [Fact]
    public void Merged_parts_give_the_whole()
    {
        var merged = Of([1e9, 1e9 + 2]).With(Of([1e9 + 4])).With(Moments.None);

        Assert.Equal((3, 1e9 + 2), (merged.Count, merged.Mean));
        Assert.Equal(2, merged.Deviation, 1e-9);
    }

    [Fact]
    public void One_number_does_not_deviate() => Assert.Equal(0, Of([5]).Deviation);

    private static Moments Of(IEnumerable<double> values) => values.Aggregate(Moments.None, (moments, value) => moments.With(value));
}

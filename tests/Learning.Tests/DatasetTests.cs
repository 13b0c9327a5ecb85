namespace MlopsLab.Learning.Tests;

public sealed class DatasetTests
{
    private static readonly FeatureInput[] One = [new("x", FeatureKind.Number)];

    [Fact]
    public void Refuses_what_no_learner_could_use()
    {
        Assert.Throws<ArgumentException>(() => new Dataset(One, [1, 2], [0]));
        Assert.Throws<ArgumentException>(() => new Dataset([], [], []));
        Assert.Throws<ArgumentException>(() => new Dataset(One, [double.PositiveInfinity], [0]));
        Assert.Throws<ArgumentException>(() => new Dataset(One, [1], [0.5f]));
        Assert.Throws<ArgumentException>(() => new Dataset(One, [1], [float.NaN]));
    }

    [Fact]
    public void A_slice_is_a_window_on_the_same_rows()
    {
        var slice = new Dataset(One, [1, 2, 3, 4], [0, 1, 1, 0]).Slice(1, 2);

        Assert.Equal((2, 2, 3.0), (slice.Rows, slice.Positives, slice.Row(1)[0]));
    }
}

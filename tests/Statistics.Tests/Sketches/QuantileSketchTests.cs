namespace MlopsLab.Statistics.Tests;

public sealed class QuantileSketchTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_quantile_is_off_by_at_most_its_stated_error(double share)
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 20_001).Select(_ => Math.Exp(random.NextDouble() * 20) - 1_000).Order().ToArray();
        var exact = values[(int)(share * (values.Length - 1))];

        Assert.InRange(Of(values).Quantile(share), exact - Math.Abs(exact * 0.0101), exact + Math.Abs(exact * 0.0101));
    }

    [Fact]
    public void Knows_zero_and_both_signs()
    {
        var sketch = Of([-5, -5, 0, 3, 8]);

        Assert.Equal(-5, sketch.Quantile(0), 0.05);
        Assert.Equal(0, sketch.Quantile(0.5));
        Assert.Equal(8, sketch.Quantile(1), 0.08);
        Assert.Equal(double.NaN, new QuantileSketch().Quantile(0.5));
    }

    [Fact]
    public void Stays_bounded_whatever_comes() =>
        Assert.Equal(1e15, Of([double.MaxValue, double.PositiveInfinity, -double.Epsilon]).Quantile(1), 1e13);

    [Fact]
    public void Merges_to_what_all_numbers_together_give_in_any_order()
    {
        var merged = Of([7, 1e9, 3]);
        merged.Merge(Of([-2, 0, 3]));

        Assert.Equal(Of([3, 3, 0, -2, 1e9, 7]).ToText(), merged.ToText());
    }

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var sketch = Of([-1e12, -3, 0, 0, 1e-8, 42]);
        var read = QuantileSketch.FromText(sketch.ToText());

        Assert.Equal((6, sketch.ToText()), (read.Count, read.ToText()));
    }

    [Fact]
    public void Counts_between_edges() => Assert.Equal([3, 1, 2], Of([1, 2, 5, 7, 11, 12]).Counts([5, 10]));

    private static QuantileSketch Of(IEnumerable<double> values)
    {
        var sketch = new QuantileSketch();
        foreach (var value in values)
        {
            sketch.Add(value);
        }

        return sketch;
    }
}

namespace MlopsLab.Statistics.Tests;

public sealed class DistinctSketchTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(200_000)]
    public void Is_within_four_standard_errors(int different)
    {
        var sketch = Of(Enumerable.Range(0, different));

        Assert.InRange(sketch.Count, different * (1 - (4 * DistinctSketch.StandardError)), different * (1 + (4 * DistinctSketch.StandardError)));
    }

    [Fact]
    public void Counts_a_value_once_however_often_it_comes() => Assert.Equal(Of([1, 2, 3]).Count, Of([3, 1, 2, 2, 1, 3]).Count);

    [Fact]
    public void Merges_to_what_all_values_together_give()
    {
        var merged = Of(Enumerable.Range(0, 3_000));
        merged.Merge(Of(Enumerable.Range(2_000, 3_000)));

        Assert.Equal(Of(Enumerable.Range(0, 5_000)).ToText(), merged.ToText());
    }

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var sketch = Of(Enumerable.Range(0, 700));

        Assert.Equal(sketch.Count, DistinctSketch.FromText(sketch.ToText()).Count);
        Assert.Equal(0, DistinctSketch.FromText(new DistinctSketch().ToText()).Count);
    }

    [Fact]
    public void Tells_numbers_apart()
    {
        var sketch = new DistinctSketch();
        foreach (var value in Enumerable.Range(0, 500))
        {
            sketch.Add(value / 7.0);
        }

        Assert.InRange(sketch.Count, 455, 545);
    }

    private static DistinctSketch Of(IEnumerable<int> values)
    {
        var sketch = new DistinctSketch();
        foreach (var value in values)
        {
            sketch.Add(System.Text.Encoding.UTF8.GetBytes($"c-{value}"));
        }

        return sketch;
    }
}

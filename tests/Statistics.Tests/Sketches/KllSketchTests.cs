namespace MlopsLab.Statistics.Tests.Sketches;

public sealed class KllSketchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void No_rank_is_off_by_more_than_stated_in_99_of_100_sketches_merged_or_not(int parts)
    {
        var off = Enumerable.Range(0, 200).AsParallel().Count(seed =>
        {
            var random = new Random(seed);
            int[] numbers = [.. Enumerable.Range(0, 20_000)];
            random.Shuffle(numbers);
            var sketch = Sketch(numbers, parts, seed);
            var worst = sketch.Weighted().Select(one => one.Value).Max(value => Math.Abs(sketch.Rank(value) - ((value + 1) / 20_000)));
            return worst > sketch.RankError;
        });

        Assert.InRange(off, 0, 4);
    }

    [Fact]
    public void Few_numbers_are_all_held()
    {
        var sketch = Sketch([5, 1, 3, 1], 2, 1);

        Assert.Equal((4, 0.0, 0.5, 3.0), (sketch.Count, sketch.RankError, sketch.Rank(2), sketch.Quantile(0.75)));
        Assert.True(double.IsNaN(new KllSketch().Quantile(0.5)) && double.IsNaN(new KllSketch().Rank(1)));
        Assert.Throws<ArgumentException>(() => sketch.Add(double.NaN));
    }

    [Fact]
    public void The_weights_add_up_to_the_count_and_memory_stays_small()
    {
        var sketch = Sketch([.. Enumerable.Range(0, 100_001)], 7, 3);

        Assert.Equal(100_001, sketch.Weighted().Sum(one => one.Weight));
        Assert.InRange(sketch.Weighted().Length, 100, 1_000);
    }

    private static KllSketch Sketch(int[] numbers, int parts, int seed)
    {
        var whole = new KllSketch(seed: (ulong)(seed * 100));
        foreach (var (part, index) in numbers.Chunk((numbers.Length + parts - 1) / parts).Select((part, index) => (part, index)))
        {
            var sketch = new KllSketch(seed: (ulong)((seed * 100) + index + 1));
            foreach (var number in part)
            {
                sketch.Add(number);
            }

            whole.Merge(sketch);
        }

        return whole;
    }
}

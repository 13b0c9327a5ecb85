namespace MlopsLab.Statistics.Tests.Sketches;

public sealed class SketchComparisonTests
{
    [Fact]
    public void Sketches_that_hold_all_numbers_give_the_distances_themselves()
    {
        var random = new Random(1);
        double[] a = [.. Enumerable.Range(0, 60).Select(_ => (double)random.Next(40))], b = [.. Enumerable.Range(0, 50).Select(_ => random.Next(40) + 5.0)];
        var found = SketchComparison.Of(Sketch(a), Sketch(b));

        Peers.AssertClose(KolmogorovSmirnov.Test(a, b).Statistic, found.Distance);
        Peers.AssertClose(Wasserstein.Distance(a, b), found.Wasserstein);
        Assert.Equal((found.Distance, found.Distance), (found.Least, found.Most));
    }

    [Fact]
    public void The_distance_of_the_numbers_lies_within_the_sketches_error()
    {
        var random = new Random(2);
        double[] a = [.. Enumerable.Range(0, 30_000).Select(_ => random.Normal())], b = [.. Enumerable.Range(0, 30_000).Select(_ => random.Normal() + 0.1)];
        var found = SketchComparison.Of(Sketch(a), Sketch(b));

        Assert.InRange(KolmogorovSmirnov.Test(a, b).Statistic, found.Least, found.Most);
        Assert.True(found.PValue >= KolmogorovSmirnov.Test(a, b).PValue);
        Assert.Throws<ArgumentException>(() => SketchComparison.Of(Sketch(a), new()));
    }

    [Fact]
    public void As_many_distinct_values_are_called_different_as_seldom_as_stated()
    {
        var wrong = Enumerable.Range(0, 300).Count(seed => SketchComparison.Distinct(Values(seed * 100_000, 4_000), Values((seed * 100_000) + 50_000, 4_000)).PValue <= 0.05);

        Assert.InRange(wrong, 3, 30);
        Assert.InRange(SketchComparison.Distinct(Values(0, 4_000), Values(0, 5_000)).PValue, 0, 1e-6);
        Assert.Equal(1, SketchComparison.Distinct(new(), new()).PValue);
    }

    [Fact]
    public void Counts_that_a_sketch_missed_are_no_difference()
    {
        var exact = FrequentLevels.Of([new("a", 500), new("b", 300)], missed: 0);
        var missing = FrequentLevels.Of([new("a", 430), new("b", 230)], missed: 70);

        Assert.Equal(1, SketchComparison.Levels(exact, 1_000, missing, 1_000).PValue, 6);
        Assert.InRange(SketchComparison.Levels(exact, 1_000, FrequentLevels.Of([new("a", 430), new("b", 230)], missed: 0), 1_000).PValue, 0, 1e-6);
    }

    private static KllSketch Sketch(double[] values)
    {
        var sketch = new KllSketch(seed: (ulong)values.Length);
        Array.ForEach(values, sketch.Add);
        return sketch;
    }

    private static DistinctSketch Values(int from, int count)
    {
        var sketch = new DistinctSketch();
        for (var i = 0; i < count; i++)
        {
            sketch.Add((double)(from + i));
        }

        return sketch;
    }
}

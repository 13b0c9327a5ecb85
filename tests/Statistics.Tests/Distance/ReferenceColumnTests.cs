namespace MlopsLab.Statistics.Tests.Distance;

public sealed class ReferenceColumnTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void One_walk_gives_what_the_single_functions_give(double shift)
    {
        var random = new Random(3);
        double[] reference = [.. Enumerable.Range(0, 2_000).Select(_ => random.Normal())], window = [.. Enumerable.Range(0, 700).Select(_ => random.Normal() + shift)];
        var bins = QuantileBins.Of(reference);
        var found = ReferenceColumn.Of(reference).Compare(window, new());

        Assert.Equal(PopulationStability.Test(bins.Counts(reference), bins.Counts(window)), found.Psi);
        Peers.AssertClose(KolmogorovSmirnov.Test(reference, window).PValue, found.Ks.PValue);
        Peers.AssertClose(Wasserstein.Distance(reference, window), found.Wasserstein);
        Peers.AssertClose(Wasserstein.Normalised(reference, window), found.Normalised);
    }

    [Fact]
    public void The_fast_sort_sorts_everything()
    {
        var random = new Random(4);
        var buffers = new SortBuffers();
        double[][] all =
        [
            [3], [double.NegativeInfinity, 0.0, -0.0, double.MaxValue, double.Epsilon, -double.Epsilon, double.PositiveInfinity],
            [.. Enumerable.Range(0, 5_000).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20)))],
            [.. Enumerable.Range(0, 3_000).Select(_ => 1 + (random.NextDouble() * 1e-9))],
            [.. Enumerable.Range(0, 3_000).Select(_ => (double)random.Next(5))],
        ];

        Assert.All(all, values => Assert.Equal(values.Order(), buffers.Sort(values).ToArray()));
    }

    [Fact]
    public void Comparing_allocates_nothing_once_the_buffers_are_there()
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, 1_000).Select(_ => random.NextDouble())];
        var (column, buffers) = (ReferenceColumn.Of(values), new SortBuffers());
        column.Compare(values, buffers);
        var before = GC.GetAllocatedBytesForCurrentThread();
        column.Compare(values, buffers);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}

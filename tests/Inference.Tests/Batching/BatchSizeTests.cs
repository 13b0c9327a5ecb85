using MlopsLab.Inference.Domain.Batching;

namespace MlopsLab.Inference.Tests.Batching;

public sealed class BatchSizeTests
{
    private static readonly BatchingOptions Limits = new() { MaxRows = 16, MaxDelay = TimeSpan.FromMilliseconds(5) };

    [Theory]
    [InlineData(8, 8, 1, 9)]
    [InlineData(8, 3, 1, 8)]
    [InlineData(16, 16, 1, 16)]
    [InlineData(10, 10, 6, 9)]
    [InlineData(10, 5, 6, 4)]
    [InlineData(1, 1, 6, 1)]
    [InlineData(8, 100, 6, 8)]
    public void Grows_by_one_while_full_batches_are_quick_and_shrinks_by_a_tenth_when_they_are_not(int size, int rows, int milliseconds, int next) =>
        Assert.Equal(next, BatchSize.Next(size, rows, TimeSpan.FromMilliseconds(milliseconds), Limits));

    [Fact]
    public void Never_starts_above_the_limit() => Assert.Equal(3, BatchSize.Start(new BatchingOptions { MaxRows = 3 }));
}

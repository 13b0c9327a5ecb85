namespace MlopsLab.Inference.Domain.Batching;

/// <summary>
/// How many rows the next batch takes: one more after a full batch that was quick enough, a tenth fewer after one that was not
/// (additive increase, multiplicative decrease, as Clipper does: Crankshaw et al., NSDI 2017, section 4.3.1).
/// </summary>
internal static class BatchSize
{
    private const int First = 8;

    public static int Start(BatchingOptions limits) => Math.Min(First, limits.MaxRows);

    /// <param name="rows">Rows of the batch that ran.</param>
    public static int Next(int size, int rows, TimeSpan took, BatchingOptions limits)
    {
        if (took > limits.MaxDelay)
        {
            return Math.Max(1, Math.Min(size, rows * 9 / 10));
        }

        return rows >= size ? Math.Min(size + 1, limits.MaxRows) : size;
    }
}

namespace MlopsLab.Statistics;

/// <summary>Counts of one side that are mostly zero (retries, refunds): how many there are, and mean and deviation of those above zero.</summary>
public readonly record struct CountSummary(long Requests, Moments Positive)
{
    /// <summary>Of nothing.</summary>
    public static CountSummary None { get; } = new(0, Moments.None);

    /// <summary>With one request more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or no number.</exception>
    public CountSummary With(double count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count > 0 ? new(Requests + 1, Positive.With(count)) : this with { Requests = Requests + 1 };
    }
}

namespace MlopsLab.Statistics;

/// <summary>Range, mean and deviation in one pass (Welford 1962), merged as in Chan, Golub, LeVeque 1983.</summary>
/// <param name="Squares">Sum of the squared distances from the mean.</param>
public readonly record struct Moments(long Count, double Min, double Max, double Mean, double Squares)
{
    /// <summary>Of nothing.</summary>
    public static Moments None { get; } = new(0, double.PositiveInfinity, double.NegativeInfinity, 0, 0);

    /// <summary>Of the sample; 0 of fewer than two numbers.</summary>
    public double Deviation => Count < 2 ? 0 : Math.Sqrt(Squares / (Count - 1));

    /// <summary>With one number more.</summary>
    public Moments With(double value)
    {
        var distance = value - Mean;
        var mean = Mean + (distance / (Count + 1));
        return new(Count + 1, Math.Min(Min, value), Math.Max(Max, value), mean, Squares + (distance * (value - mean)));
    }

    /// <summary>Of the numbers of both.</summary>
    public Moments With(Moments other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        var count = Count + other.Count;
        var distance = other.Mean - Mean;
        return new(
            count,
            Math.Min(Min, other.Min),
            Math.Max(Max, other.Max),
            Mean + (distance * other.Count / count),
            Squares + other.Squares + (distance * distance * Count * other.Count / count));
    }
}

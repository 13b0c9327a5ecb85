namespace MlopsLab.Statistics;

/// <summary>
/// Ranks of a stream of numbers in little memory: KLL (Karnin, Lang, Liberty, FOCS 2016), compactors whose capacities shrink by 2/3 per level. A merged sketch is as good
/// as one of all numbers. <see cref="RankError"/> bounds the error of all ranks at once as a share of the count; the relative error of values is <see cref="QuantileSketch"/>'s business.
/// The coins come from a seed, so the same numbers in the same order give the same sketch.
/// </summary>
public sealed class KllSketch
{
    private const double Shrink = 2.0 / 3;

    private readonly List<List<double>> levels = [[]];
    private readonly int capacity;
    private ulong coins;
    private int held;
    private int most;
    private (double Value, long Weight)[]? inOrder;

    /// <param name="capacity">Of the largest compactor, ≥ 16; the sketch holds about three times as many numbers.</param>
    /// <param name="seed">Of the coins; give sketches that will be merged different ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is too small.</exception>
    public KllSketch(int capacity = 200, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 16);
        (this.capacity, coins, most) = (capacity, (seed * 0x9E3779B97F4A7C15UL) | 1, capacity);
    }

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// In 99 of 100 sketches no rank is off by more than this share of the count: 2.446 / capacity^0.9433, the fit of Apache DataSketches for their KLL
    /// (getNormalizedRankError), which the tests find to hold for this one at 200; 0 while every number is still held.
    /// </summary>
    public double RankError => Count == held ? 0 : 2.446 / Math.Pow(capacity, 0.9433);

    /// <param name="value">Any number but NaN.</param>
    /// <exception cref="ArgumentException">The value is NaN.</exception>
    public void Add(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentException("NaN has no rank; count it elsewhere.", nameof(value));
        }

        levels[0].Add(value);
        inOrder = null;
        Count++;
        held++;
        Compress();
    }

    /// <summary>From now on this stands for the numbers of both.</summary>
    public void Merge(KllSketch other)
    {
        for (var level = 0; level < other.levels.Count; level++)
        {
            if (level == levels.Count)
            {
                levels.Add([]);
                most = Enumerable.Range(0, levels.Count).Sum(CapacityOf);
            }

            levels[level].AddRange(other.levels[level]);
        }

        inOrder = null;
        (Count, held) = (Count + other.Count, held + other.held);
        Compress();
    }

    /// <summary>The share of numbers up to this one; NaN of nothing.</summary>
    public double Rank(double value)
    {
        var below = 0.0;
        for (var level = 0; level < levels.Count; level++)
        {
            below += Math.ScaleB(levels[level].Count(held => held <= value), level);
        }

        return Count > 0 ? below / Count : double.NaN;
    }

    /// <summary>The number up to which this share lies; NaN of nothing.</summary>
    public double Quantile(double share)
    {
        var below = 0L;
        foreach (var (value, weight) in Weighted())
        {
            below += weight;
            if (below >= share * Count)
            {
                return value;
            }
        }

        return double.NaN;
    }

    /// <summary>The held numbers in ascending order with how many each stands for.</summary>
    internal (double Value, long Weight)[] Weighted() => inOrder ??= Order();

    private (double Value, long Weight)[] Order()
    {
        var (values, weights, at) = (new double[held], new long[held], 0);
        for (var level = 0; level < levels.Count; level++)
        {
            foreach (var value in levels[level])
            {
                (values[at], weights[at++]) = (value, 1L << level);
            }
        }

        Array.Sort(values, weights);
        return [.. values.Zip(weights)];
    }

    private int CapacityOf(int level) => Math.Max(2, (int)Math.Ceiling(capacity * Math.Pow(Shrink, levels.Count - 1 - level)));

    // As late as possible and the lowest full level only: every compaction costs accuracy.
    private void Compress()
    {
        while (held >= most)
        {
            var level = 0;
            while (levels[level].Count < CapacityOf(level))
            {
                level++;
            }

            if (level + 1 == levels.Count)
            {
                levels.Add([]);
                most = Enumerable.Range(0, levels.Count).Sum(CapacityOf);
            }

            Compact(levels[level], levels[level + 1]);
        }
    }

    // Every second number stands for two from now on; the largest of an odd number stays.
    private void Compact(List<double> full, List<double> next)
    {
        full.Sort();
        coins ^= coins << 13;
        coins ^= coins >> 7;
        coins ^= coins << 17;
        var pairs = full.Count / 2;
        for (var i = 0; i < pairs; i++)
        {
            next.Add(full[(2 * i) + (int)(coins >> 63)]);
        }

        full.RemoveRange(0, 2 * pairs);
        held -= pairs;
    }
}

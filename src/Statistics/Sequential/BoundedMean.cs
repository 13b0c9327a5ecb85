namespace MlopsLab.Statistics;

/// <summary>
/// A confidence sequence for the mean of numbers from 0 to 1, whatever their distribution and at all looks at once: the predictable plug-in empirical-Bernstein bound
/// (Waudby-Smith, Ramdas, Journal of the Royal Statistical Society B 86, 2024, theorem 2). Scale numbers with a known range first. For rates
/// <see cref="RateInterval"/> is narrower; for numbers without a range there is <see cref="SequentialBound"/>, in the limit only.
/// </summary>
public sealed class BoundedMean
{
    private const double MostBet = 0.5;

    private readonly double log;
    private double sum;
    private double squares;
    private double bets;
    private double betSum;
    private double penalty;

    /// <param name="alpha">The probability that the interval ever misses the mean, 0 &lt; α &lt; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is no probability.</exception>
    public BoundedMean(double alpha = 0.05)
    {
        Samples.CheckLevels(alpha);
        log = Math.Log(2 / alpha);
    }

    /// <summary>How many numbers came.</summary>
    public long Count { get; private set; }

    /// <summary>From where to where the mean lies; [0, 1] before any number.</summary>
    public Interval Interval
    {
        get
        {
            var half = bets > 0 ? (log + penalty) / bets : 1;
            var middle = bets > 0 ? betSum / bets : 0.5;
            return new(Math.Clamp(middle - half, 0, 1), Math.Clamp(middle + half, 0, 1));
        }
    }

    /// <param name="value">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside, or no number.</exception>
    public void Add(double value)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A value lies between 0 and 1; scale it by its range first.");
        }

        // The bet is made from what came before.
        var variance = (0.25 + squares) / (Count + 1);
        var mean = (0.5 + sum) / (Count + 1);
        Count++;
        var bet = Math.Min(Math.Sqrt(2 * log / (variance * Count * Math.Log(1 + Count))), MostBet);
        bets += bet;
        betSum += bet * value;
        penalty += (value - mean) * (value - mean) * (-Math.Log(1 - bet) - bet);
        sum += value;
        var after = value - ((0.5 + sum) / (Count + 1));
        squares += after * after;
    }

    /// <summary>About the smallest distance from a mean that is outside the interval after so many numbers of this variance: its half width, √(2·σ²·ln(2/α)·ln(1 + n) / n).</summary>
    public static double SmallestShift(double variance, long count, double alpha = 0.05)
    {
        Samples.CheckLevels(alpha);
        return Math.Min(1, Math.Sqrt(2 * variance * Math.Log(2 / alpha) * Math.Log(1 + count) / count));
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// CUSUM of single outcomes for a rare rate that may rise (Reynolds, Stoumbos, Journal of Quality Technology 31, 1999). The weight of a hit is rounded to a whole
/// number of misses, so that the sum is a whole number and how long it runs until an alarm is the exact solution of a Markov chain (their section 4), not a bound.
/// Made for one rise; smaller ones take longer (<see cref="SmallestShift"/>), larger ones less long.
/// </summary>
public sealed class BernoulliCusum : IDriftDetector
{
    private const int MostLimit = 1 << 20;

    private readonly int weight;
    private int sum;

    private BernoulliCusum(double baseRate, int weight, int limit) => (BaseRate, this.weight, Limit) = (baseRate, weight, limit);

    /// <summary>The rate without a change.</summary>
    public double BaseRate { get; }

    /// <summary>The sum that is an alarm, in misses.</summary>
    public int Limit { get; }

    /// <summary>False alarms per 10,000 events at the base rate.</summary>
    public double FalseAlarms => 10_000 / RunLength(BaseRate);

    /// <summary>Share of the limit that is reached, 0 to 1.</summary>
    public double Evidence => (double)sum / Limit;

    /// <param name="baseRate">Share of hits without a change, 0 &lt; rate &lt; 1.</param>
    /// <param name="raised">The rise to find soonest, above the base rate and below 1.</param>
    /// <param name="falseAlarms">At most so many per 10,000 events at the base rate.</param>
    /// <exception cref="ArgumentException">A figure is out of its range, or a hit weighs less than two misses (a rate that isn't rare).</exception>
    public static BernoulliCusum For(double baseRate, double raised, double falseAlarms = 0.1)
    {
        if (!(baseRate > 0 && raised > baseRate && raised < 1 && falseAlarms > 0))
        {
            throw new ArgumentException($"There is no rise from {baseRate} to {raised} with {falseAlarms} false alarms per 10,000 events.", nameof(raised));
        }

        // The log likelihood ratio of a hit in units of that of a miss.
        var miss = Math.Log((1 - baseRate) / (1 - raised));
        var weight = (int)Math.Round((Math.Log(raised / baseRate) + miss) / miss);
        if (weight < 2)
        {
            throw new ArgumentException($"A rate of {baseRate} is not rare; use a test of means.", nameof(baseRate));
        }

        var (low, high) = (1, 2);
        while (Runs(baseRate, weight, high) * falseAlarms < 10_000 && high < MostLimit)
        {
            (low, high) = (high, high * 2);
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Runs(baseRate, weight, middle) * falseAlarms < 10_000 ? (middle, high) : (low, middle);
        }

        return new(baseRate, weight, high);
    }

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        sum = sum >= Limit ? 0 : sum;
        sum = value > 0 ? sum + weight - 1 : Math.Max(0, sum - 1);
        return sum >= Limit ? DriftSignal.Drift : DriftSignal.None;
    }

    /// <summary>Mean number of events until an alarm, from a sum of zero, at a rate that stays.</summary>
    public double RunLength(double rate) => Runs(rate, weight, Limit);

    /// <summary>The smallest rate that is found within so many events on the average.</summary>
    /// <exception cref="ArgumentOutOfRangeException">So few events can't hold an alarm at any rate.</exception>
    public double SmallestShift(double events)
    {
        if (RunLength(1) > events)
        {
            throw new ArgumentOutOfRangeException(nameof(events), events, $"At least {RunLength(1):0} events are needed.");
        }

        var (low, high) = (BaseRate, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = RunLength(middle) > events ? (middle, high) : (low, middle);
        }

        return high;
    }

    // Run lengths E(s) = 1 + (1 − p)·E(s − 1) + p·E(s + weight − 1), from the highest sum down as E(s) = α + β·E(s − 1).
    private static double Runs(double p, int weight, int limit)
    {
        var (alpha, beta) = (new double[limit + weight], new double[limit + weight]);
        for (var s = limit - 1; s >= 0; s--)
        {
            var (known, open) = (0.0, s + weight - 1 < limit ? 1.0 : 0);
            for (var above = s + 1; open > 0 && above <= s + weight - 1; above++)
            {
                (known, open) = (alpha[above] + (beta[above] * known), beta[above] * open);
            }

            if (s == 0)
            {
                return (1 + (p * known)) / (p * (1 - open));
            }

            alpha[s] = (1 + (p * known)) / (1 - (p * open));
            beta[s] = (1 - p) / (1 - (p * open));
        }

        return 1;
    }
}

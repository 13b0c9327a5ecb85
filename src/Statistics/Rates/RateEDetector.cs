namespace MlopsLab.Statistics;

/// <summary>
/// e-detector for a rate that may rise (Shin, Ramdas, Rinaldo, New England Journal of Statistics in Data Science 2, 2024, section 2): a sum of e-processes, one begun at
/// every event (Shiryaev-Roberts), mixed over several rises. Its expectation grows by at most 1 an event while the rate is at most the base rate, however it moves
/// below, so on the average at least 1 / α events lie before a false alarm. That is proven, not calibrated; the price is some delay against <see cref="BernoulliCusum"/>.
/// </summary>
public sealed class RateEDetector : IDriftDetector
{
    // Rises as multiples of the base odds, and how much of the mixture each has: most around a rise by three quarters.
    private static readonly double[] Rises = [1.4, 1.8, 2.5, 5];
    private static readonly double[] Parts = [0.2, 0.5, 0.2, 0.1];

    private readonly double[] sums = new double[Rises.Length];
    private readonly double[] hit = new double[Rises.Length];
    private readonly double[] miss = new double[Rises.Length];
    private readonly double needed;

    /// <param name="baseRate">The largest share of hits without a change, 0 &lt; rate &lt; 1.</param>
    /// <param name="falseAlarms">At most so many per 10,000 events.</param>
    /// <exception cref="ArgumentException">A figure is out of its range.</exception>
    public RateEDetector(double baseRate, double falseAlarms = 0.1)
    {
        if (!(baseRate > 0 && baseRate < 1 && falseAlarms > 0))
        {
            throw new ArgumentException($"There is no e-detector for a rate of {baseRate} with {falseAlarms} false alarms per 10,000 events.", nameof(baseRate));
        }

        needed = 10_000 / falseAlarms;
        for (var k = 0; k < Rises.Length; k++)
        {
            var raised = Rises[k] * baseRate / (1 - baseRate + (Rises[k] * baseRate));
            (hit[k], miss[k]) = (raised / baseRate, (1 - raised) / (1 - baseRate));
        }
    }

    /// <summary>ln of the evidence over what an alarm needs; 0 is an alarm.</summary>
    public double LogEvidence => Math.Log(sums.Sum() / needed);

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        var ratio = value > 0 ? hit : miss;
        var evidence = 0.0;
        for (var k = 0; k < sums.Length; k++)
        {
            sums[k] = (sums[k] + Parts[k]) * ratio[k];
            evidence += sums[k];
        }

        if (evidence < needed)
        {
            return DriftSignal.None;
        }

        Array.Clear(sums);
        return DriftSignal.Drift;
    }

    /// <summary>
    /// About the smallest rate that is found within so many events: where the expected growth of the best of the mixture's parts, Kullback-Leibler distance times events,
    /// makes up for what is needed.
    /// </summary>
    /// <param name="events">≥ 1.</param>
    public double SmallestShift(double baseRate, double events)
    {
        var (low, high) = (baseRate, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Grows(middle, events) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private bool Grows(double rate, double events)
    {
        for (var k = 0; k < Rises.Length; k++)
        {
            var growth = (rate * Math.Log(hit[k])) + ((1 - rate) * Math.Log(miss[k]));

            // Processes begun at the last 1 / growth events count about alike.
            if (growth > 0 && (growth * events) + Math.Log(Parts[k] / Math.Min(1, growth)) >= Math.Log(needed))
            {
                return true;
            }
        }

        return false;
    }
}

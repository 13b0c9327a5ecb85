namespace MlopsLab.Statistics;

/// <summary>
/// DDM: the running error rate p with s = √(p(1−p)/n) rises above its best by three s of then, a warning by two (Gama, Medas, Castillo, Rodrigues, SBIA 2004, section 3).
/// The three-sigma rule is applied after every number, so false alarms are frequent (see the handbook); and a stream without an error drifts at its first one.
/// The variants differ in when they begin: <see cref="DetectorRules.River"/> after 30 numbers, <see cref="DetectorRules.Moa"/> at the 29th (drifts from the 30th on).
/// </summary>
public sealed class Ddm(double warnAt = 2, double driftAt = 3, DetectorRules rules = DetectorRules.River) : IDriftDetector
{
    private const int Least = 30;

    private long count;
    private double rate;
    private double bestRate;
    private double bestSpread;
    private double best = double.PositiveInfinity;
    private bool drifted;

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        if (drifted)
        {
            (count, rate, best, drifted) = (0, 0, double.PositiveInfinity, false);
        }

        count++;
        rate += (value - rate) / count;
        var spread = Math.Sqrt(rate * (1 - rate) / count);
        var early = rules == DetectorRules.Moa ? count < Least - 1 : count <= Least;
        if (early)
        {
            return DriftSignal.None;
        }

        if (rate + spread <= best)
        {
            (bestRate, bestSpread, best) = (rate, spread, rate + spread);
        }

        drifted = count >= Least && rate + spread > bestRate + (driftAt * bestSpread);
        return drifted ? DriftSignal.Drift : rate + spread > bestRate + (warnAt * bestSpread) ? DriftSignal.Warning : DriftSignal.None;
    }

    /// <summary>The smallest error rate after the change that can be a drift within so many numbers, when so many came before at this rate.</summary>
    /// <param name="rate">Before the change, 0 to 1.</param>
    public static double SmallestShift(double rate, long before, long after, double driftAt = 3)
    {
        var (low, high) = (rate, 1.0);
        var limit = rate + (driftAt * Math.Sqrt(rate * (1 - rate) / before));
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            var pooled = ((rate * before) + (middle * after)) / (before + after);
            (low, high) = pooled + Math.Sqrt(pooled * (1 - pooled) / (before + after)) > limit ? (low, middle) : (middle, high);
        }

        return high;
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// EDDM: the distance between errors shrinks; mean + 2 deviations of the distances falls below 0.9 of its largest, a warning below 0.95
/// (Baena-García et al., 4th International Workshop on Knowledge Discovery from Data Streams, 2006, section 4). Its false alarms are not bounded by anything.
/// The variants: <see cref="DetectorRules.River"/> takes the sample variance, <see cref="DetectorRules.Moa"/> that of the population.
/// </summary>
public sealed class Eddm(double warnBelow = 0.95, double driftBelow = 0.9, DetectorRules rules = DetectorRules.River) : IDriftDetector
{
    private const int Least = 30;

    private long count;
    private long lastError;
    private Moments distances = Moments.None;
    private double largest = -1;
    private DriftSignal signal;

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        if (signal == DriftSignal.Drift)
        {
            (count, lastError, distances, largest, signal) = (0, 0, Moments.None, -1, DriftSignal.None);
        }

        count++;
        if (value == 1)
        {
            distances = distances.With(count - lastError);
            lastError = count;
            signal = Judge();
        }

        return signal;
    }

    private DriftSignal Judge()
    {
        if (rules == DetectorRules.Moa ? count < Least : count <= Least)
        {
            return signal;
        }

        var deviation = rules == DetectorRules.Moa ? Math.Sqrt(distances.Squares / distances.Count) : distances.Deviation;
        var level = distances.Mean + (2 * deviation);
        if (level > largest)
        {
            largest = level;
            return rules == DetectorRules.Moa ? DriftSignal.None : signal;
        }

        var share = level / largest;
        return distances.Count <= Least ? signal : share < driftBelow ? DriftSignal.Drift : share < warnBelow ? DriftSignal.Warning : DriftSignal.None;
    }
}

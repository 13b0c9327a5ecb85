namespace MlopsLab.Statistics;

/// <summary>
/// HDDM-A: the mean since the best cut against the mean of all by Hoeffding's bound, for numbers from 0 to 1
/// (Frías-Blanco et al., IEEE Transactions on Knowledge and Data Engineering 27(3), 2015, section 3.1). The bound holds for one look at a fixed cut, not for all looks.
/// The variants differ when both ways are watched: <see cref="DetectorRules.River"/> says drift of a fall, too; <see cref="DetectorRules.Moa"/> begins anew in silence.
/// </summary>
/// <param name="driftAt">0 &lt; δ &lt; 1.</param>
/// <param name="warnAt">Larger than that of a drift.</param>
/// <param name="bothWays">Whether a fall of the mean is watched, too.</param>
public sealed class HddmA(double driftAt = 0.001, double warnAt = 0.005, bool bothWays = false, DetectorRules rules = DetectorRules.River) : IDriftDetector
{
    private long count;
    private double sum;
    private long lowCount;
    private double lowSum;
    private long highCount;
    private double highSum;
    private bool drifted;

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        if (drifted)
        {
            Clear();
        }

        count++;
        sum += value;
        MoveCuts();
        drifted = Rose(driftAt);
        var signal = drifted ? DriftSignal.Drift : Rose(warnAt) ? DriftSignal.Warning : DriftSignal.None;
        return bothWays ? WithFall(signal) : signal;
    }

    /// <summary>The smallest rise of the mean that can be a drift when so many numbers came before and after the change.</summary>
    public static double SmallestShift(long before, long after, double driftAt = 0.001)
    {
        Samples.CheckLevels(driftAt);
        var share = (double)after / (before + after);
        return Math.Min(1, Math.Sqrt(share / before / 2 * Math.Log(2 / driftAt)) / share);
    }

    private DriftSignal WithFall(DriftSignal signal)
    {
        if (Fell(driftAt) && rules == DetectorRules.Moa)
        {
            Clear();
            return signal;
        }

        drifted |= Fell(driftAt);
        return drifted ? DriftSignal.Drift : Fell(warnAt) ? DriftSignal.Warning : signal;
    }

    private void Clear() => (count, sum, lowCount, lowSum, highCount, highSum, drifted) = (0, 0, 0, 0, 0, 0, false);

    private void MoveCuts()
    {
        (lowCount, lowSum) = lowCount == 0 ? (count, sum) : (lowCount, lowSum);
        (highCount, highSum) = highCount == 0 ? (count, sum) : (highCount, highSum);
        if ((lowSum / lowCount) + Half(lowCount) >= (sum / count) + Half(count))
        {
            (lowCount, lowSum) = (count, sum);
        }

        if ((highSum / highCount) - Half(highCount) <= (sum / count) - Half(count))
        {
            (highCount, highSum) = (count, sum);
        }
    }

    private double Half(long numbers) => Math.Sqrt(1.0 / (2 * numbers) * Math.Log(1 / driftAt));

    private bool Rose(double level) => lowCount != count && (sum / count) - (lowSum / lowCount) >= Bound(lowCount, level);

    private bool Fell(double level) => highCount != count && highCount > 0 && (highSum / highCount) - (sum / count) >= Bound(highCount, level);

    private double Bound(long cut, double level) => Math.Sqrt((double)(count - cut) / cut * (1.0 / count) / 2 * Math.Log(2 / level));
}

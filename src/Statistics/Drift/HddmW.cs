namespace MlopsLab.Statistics;

/// <summary>
/// HDDM-W: exponentially weighted means before and after the best cut by McDiarmid's bound, for numbers from 0 to 1; sees gradual changes sooner than
/// <see cref="HddmA"/> (Frías-Blanco et al., IEEE Transactions on Knowledge and Data Engineering 27(3), 2015, section 3.2).
/// The variants differ in the first number's weight, and <see cref="DetectorRules.Moa"/> begins anew in silence after a fall.
/// </summary>
/// <param name="share">Weight of the newest number, 0 &lt; λ ≤ 1.</param>
/// <param name="bothWays">Whether a fall of the mean is watched, too.</param>
public sealed class HddmW(double driftAt = 0.001, double warnAt = 0.005, double share = 0.05, bool bothWays = false, DetectorRules rules = DetectorRules.River) : IDriftDetector
{
    private readonly bool isRiver = rules == DetectorRules.River;
    private WeightedMean all = WeightedMean.None;
    private WeightedMean beforeRise = WeightedMean.None;
    private WeightedMean afterRise = WeightedMean.None;
    private WeightedMean beforeFall = WeightedMean.None;
    private WeightedMean afterFall = WeightedMean.None;
    private double lowest = double.PositiveInfinity;
    private double highest = rules == DetectorRules.River ? double.NegativeInfinity : double.Epsilon;
    private bool drifted;

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        if (drifted)
        {
            Clear();
        }

        all = all.With(value, share, isRiver);
        WatchRise(value);
        drifted = Differs(beforeRise, afterRise, driftAt);
        var signal = drifted ? DriftSignal.Drift : Differs(beforeRise, afterRise, warnAt) ? DriftSignal.Warning : DriftSignal.None;
        WatchFall(value);
        return bothWays ? WithFall(signal) : signal;
    }

    /// <summary>The smallest rise of the mean that can be a drift after so many numbers, when very many came before.</summary>
    public static double SmallestShift(long after, double driftAt = 0.001, double share = 0.05)
    {
        Samples.CheckLevels(driftAt);
        var settled = share / (2 - share);
        var forgotten = Math.Pow(1 - share, 2 * (after - 1));
        return Math.Min(1, Bound(settled + settled + (forgotten * (1 - settled)), driftAt));
    }

    private static double Bound(double weights, double level) => Math.Sqrt(weights * Math.Log(1 / level) / 2);

    private static bool Differs(WeightedMean low, WeightedMean high, double level) =>
        low.HasAny && high.HasAny && high.Mean - low.Mean > Bound(low.Weights + high.Weights, level);

    private DriftSignal WithFall(DriftSignal signal)
    {
        var fell = Differs(afterFall, beforeFall, driftAt);
        if (fell && !isRiver)
        {
            Clear();
            return signal;
        }

        drifted |= fell;
        return drifted ? DriftSignal.Drift : Differs(afterFall, beforeFall, warnAt) ? DriftSignal.Warning : signal;
    }

    private void Clear()
    {
        all = beforeRise = afterRise = beforeFall = afterFall = WeightedMean.None;
        (lowest, highest, drifted) = (double.PositiveInfinity, isRiver ? double.NegativeInfinity : double.Epsilon, false);
    }

    private void WatchRise(double value)
    {
        var limit = all.Mean + Bound(all.Weights, driftAt);
        (lowest, beforeRise, afterRise) = limit < lowest ? (limit, all, WeightedMean.None) : (lowest, beforeRise, afterRise.With(value, share, isRiver));
    }

    private void WatchFall(double value)
    {
        var limit = all.Mean - Bound(all.Weights, driftAt);
        (highest, beforeFall, afterFall) = limit > highest ? (limit, all, WeightedMean.None) : (highest, beforeFall, afterFall.With(value, share, isRiver));
    }
}

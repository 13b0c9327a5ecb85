namespace MlopsLab.Statistics;

/// <summary>
/// Page-Hinkley test: the cumulated distance of a stream from its own running mean (Page, Biometrika 41, 1954; Hinkley, Biometrika 58, 1971).
/// There is no bound on its false alarms; the threshold is in units of the stream times numbers, so choose it for the stream by simulation.
/// </summary>
public sealed class PageHinkley : IDriftDetector
{
    private const int Least = 30;

    private readonly double tolerated;
    private readonly double threshold;
    private readonly double keep;
    private readonly PageHinkleyVariant variant;
    private long count;
    private double mean;
    private double up;
    private double down;
    private double lowest;
    private double highest;
    private bool drifted;

    /// <param name="tolerated">Distance from the mean that counts for nothing, in the stream's unit (δ).</param>
    /// <param name="threshold">In the stream's unit times numbers (λ), &gt; 0.</param>
    /// <param name="keep">What is kept of the sum with every number (α), 0 &lt; keep ≤ 1; 1 is the published test.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of its range.</exception>
    public PageHinkley(double tolerated = 0.005, double threshold = 50, double keep = 0.9999, PageHinkleyVariant variant = PageHinkleyVariant.River)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(keep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keep, 1);
        (this.tolerated, this.threshold, this.keep, this.variant) = (tolerated, threshold, keep, variant);
        Clear();
    }

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        if (drifted)
        {
            Clear();
        }

        count++;
        mean += (value - mean) / count;
        var distance = value - mean;
        up = (keep * up) + distance - tolerated;
        down = (keep * down) + distance + tolerated;
        drifted = variant switch
        {
            PageHinkleyVariant.Clipped => (up = Math.Max(0, up)) >= threshold && count >= Least - 1,
            PageHinkleyVariant.Moa => up - (lowest = Math.Min(lowest, up)) > threshold && count >= Least - 1,
            _ => (up - (lowest = Math.Min(lowest, up)) > threshold | (highest = Math.Max(highest, down)) - down > threshold) && count >= Least,
        };
        return drifted ? DriftSignal.Drift : DriftSignal.None;
    }

    /// <summary>The smallest rise of the mean that can be a drift after so many numbers, when very many came before, and nothing is forgotten.</summary>
    public static double SmallestShift(long after, double tolerated = 0.005, double threshold = 50) => tolerated + (threshold / after);

    // river begins its largest sum at −1.
    private void Clear() => (count, mean, up, down, lowest, highest, drifted) = (0, 0, 0, 0, double.PositiveInfinity, -1, false);
}

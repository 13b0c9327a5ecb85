namespace MlopsLab.Statistics;

/// <summary>
/// KSWIN: the newest numbers of a sliding window against as many drawn from the older ones, by the Kolmogorov-Smirnov test
/// (Raab, Heusinger, Schleif, Neurocomputing 416, 2020, section 4.2), with river's rules: p ≤ α and a distance above 0.1; after a drift only the newest stay.
/// It tests at every number, so that false alarms per number are near α, not per stream. The draws are this library's (seeded), so single alarms differ from river's.
/// </summary>
public sealed class Kswin : IDriftDetector
{
    private const double LeastDistance = 0.1;

    private readonly double least;
    private readonly double[] window;
    private readonly int[] older;
    private readonly double[] drawn;
    private readonly double[] newest;
    private readonly Random random;
    private int next;
    private int filled;

    /// <param name="alpha">Level of each test; the smaller the fewer false alarms.</param>
    /// <param name="window">Numbers kept, ≥ 2 · newest.</param>
    /// <param name="newest">Numbers on either side of the test, ≥ 2.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of its range.</exception>
    public Kswin(double alpha = 0.005, int window = 100, int newest = 30, int seed = 1)
    {
        Samples.CheckLevels(alpha);
        ArgumentOutOfRangeException.ThrowIfLessThan(newest, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2 * newest);
        (this.window, older, drawn, this.newest) = (new double[window], [.. Enumerable.Range(0, window - newest)], new double[newest], new double[newest]);
        random = new Random(seed);
        least = Critical(alpha, newest);
    }

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        window[next] = value;
        next = (next + 1) % window.Length;
        filled = Math.Min(filled + 1, window.Length);
        if (filled < window.Length)
        {
            return DriftSignal.None;
        }

        Draw();
        if (MergedSteps.Of(drawn, newest).Largest < least)
        {
            return DriftSignal.None;
        }

        KeepNewest();
        return DriftSignal.Drift;
    }

    /// <summary>The smallest distance of distribution functions that a test of this level sees; see <see cref="KolmogorovSmirnov.SmallestShift"/>.</summary>
    public static double SmallestShift(double alpha = 0.005, int newest = 30, double power = 0.8) => KolmogorovSmirnov.SmallestShift(newest, newest, alpha, power);

    // The smallest distance that is a drift, less half a step for rounding.
    private static double Critical(double alpha, int newest)
    {
        var steps = 1;
        while (steps <= newest && (steps <= LeastDistance * newest || SmirnovPaths.EqualSizes((double)steps / newest, newest) > alpha))
        {
            steps++;
        }

        return (steps - 0.5) / newest;
    }

    // next is the oldest number's place; the first steps of a shuffle are a draw without putting back.
    private void Draw()
    {
        for (var i = 0; i < drawn.Length; i++)
        {
            var other = random.Next(i, older.Length);
            (older[i], older[other]) = (older[other], older[i]);
            drawn[i] = window[(next + older[i]) % window.Length];
            newest[i] = window[(next + older.Length + i) % window.Length];
        }

        Array.Sort(drawn);
        Array.Sort(newest);
    }

    private void KeepNewest()
    {
        for (var i = 0; i < newest.Length; i++)
        {
            newest[i] = window[(next + older.Length + i) % window.Length];
        }

        newest.CopyTo(window, 0);
        (next, filled) = (newest.Length, newest.Length);
    }
}

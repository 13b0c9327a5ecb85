namespace MlopsLab.Statistics;

/// <summary>
/// ADWIN2: a window that grows while no cut of it has two different means (Bifet, Gavaldà, SIAM Data Mining 2007, sections 3 and 4) with the bound of Bifet's thesis
/// (2009, section 4.2): |μ̂₀ − μ̂₁| &gt; √(2/m · σ²·ln(2 ln n / δ)) + 2/(3m)·ln(2 ln n / δ). Numbers are kept in buckets of 1, 2, 4, … with at most five of a size,
/// so memory is O(log n); looked at every 32 numbers.
/// The variants: <see cref="DetectorRules.Moa"/> cuts only where both sides have seven numbers and goes on with the newer part;
/// <see cref="DetectorRules.River"/> cuts from five on and begins anew after a drift. Both drop the oldest bucket and look again while any cut differs.
/// </summary>
public sealed class Adwin : IDriftDetector
{
    private const int PerRow = 5;
    private const int Rows = 48;
    private const int Clock = 32;
    private const int Grace = 10;
    private const int Subwindow = 5;

    private readonly double delta;
    private readonly DetectorRules rules;
    private readonly double[] totals = new double[Rows * (PerRow + 1)];
    private readonly double[] squares = new double[Rows * (PerRow + 1)];
    private readonly int[] filled = new int[Rows];
    private int rows = 1;
    private long ticks;
    private double total;
    private double variance;
    private bool drifted;

    /// <param name="delta">Bounds the share of false cuts per look, 0 &lt; δ &lt; 1; not per stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is no probability.</exception>
    public Adwin(double delta = 0.002, DetectorRules rules = DetectorRules.River)
    {
        Samples.CheckLevels(delta);
        (this.delta, this.rules) = (delta, rules);
    }

    /// <summary>Numbers in the window.</summary>
    public long Width { get; private set; }

    /// <summary>Mean of the window.</summary>
    public double Mean => Width > 0 ? total / Width : 0;

    /// <summary>Sum of squared distances from the mean over the window, divided by its width.</summary>
    public double Variance => Width > 0 ? variance / Width : 0;

    /// <inheritdoc/>
    public DriftSignal Update(double value)
    {
        if (drifted && rules == DetectorRules.River)
        {
            Clear();
        }

        Insert(value);
        ticks++;
        drifted = ticks % Clock == 0 && Width > Grace && Shrink();
        return drifted ? DriftSignal.Drift : DriftSignal.None;
    }

    /// <summary>The smallest difference of two means that is a drift when so many numbers came before and after the change: the bound solved at the cut.</summary>
    /// <param name="variance">Of the numbers, for example p·(1 − p) for a rate.</param>
    public static double SmallestShift(double variance, long before, long after, double delta = 0.002)
    {
        Samples.CheckLevels(delta);
        return Bound(variance, before + after, before, after, delta);
    }

    private static double Bound(double variance, double width, double older, double newer, double delta)
    {
        var log = Math.Log(2 * Math.Log(width) / delta);
        var inverse = (1 / (older - Subwindow + 1)) + (1 / (newer - Subwindow + 1));
        return Math.Sqrt(2 * inverse * variance * log) + (2.0 / 3 * log * inverse);
    }

    private void Clear()
    {
        Array.Clear(filled);
        (rows, ticks, total, variance, Width) = (1, 0, 0, 0, 0);
    }

    private void Insert(double value)
    {
        if (Width > 0)
        {
            var distance = value - (total / Width);
            variance += Width * distance * distance / (Width + 1);
        }

        Width++;
        total += value;
        Put(0, value, 0);
        for (var row = 0; filled[row] == PerRow + 1; row++)
        {
            Merge(row);
        }
    }

    private void Put(int row, double sum, double square)
    {
        var at = (row * (PerRow + 1)) + filled[row]++;
        (totals[at], squares[at]) = (sum, square);
    }

    // The two oldest of a full row become one of the next.
    private void Merge(int row)
    {
        var first = row * (PerRow + 1);
        var size = Math.ScaleB(1, row);
        var apart = (totals[first] - totals[first + 1]) / size;
        var (sum, square) = (totals[first] + totals[first + 1], squares[first] + squares[first + 1] + (size / 2 * apart * apart));
        Drop(row, 2);
        Put(row + 1, sum, square);
        rows = Math.Max(rows, row + 2);
    }

    private void Drop(int row, int count)
    {
        var first = row * (PerRow + 1);
        filled[row] -= count;
        totals.AsSpan(first + count, filled[row]).CopyTo(totals.AsSpan(first));
        squares.AsSpan(first + count, filled[row]).CopyTo(squares.AsSpan(first));
    }

    private bool Shrink()
    {
        var shrunk = false;
        while (Differs())
        {
            shrunk = true;
            DropOldest();
        }

        return shrunk;
    }

    private void DropOldest()
    {
        var row = rows - 1;
        var first = row * (PerRow + 1);
        var size = Math.ScaleB(1, row);
        Width -= (long)size;
        total -= totals[first];
        var apart = (totals[first] / size) - (total / Width);
        variance -= squares[first] + (size * Width * apart * apart / (size + Width));
        Drop(row, 1);
        rows -= filled[row] == 0 && rows > 1 ? 1 : 0;
    }

    // From the oldest bucket on; what is older than the cut against what is newer.
    private bool Differs()
    {
        double older = 0, newer = Width, sumOlder = 0, sumNewer = total;
        var least = rules == DetectorRules.Moa ? Subwindow + 2 : Subwindow;
        var spread = variance / Width;
        for (var row = rows - 1; row >= 0; row--)
        {
            var size = Math.ScaleB(1, row);
            for (var k = 0; k < filled[row]; k++)
            {
                var sum = totals[(row * (PerRow + 1)) + k];
                (older, newer, sumOlder, sumNewer) = (older + size, newer - size, sumOlder + sum, sumNewer - sum);
                if (older >= least && newer >= least && Math.Abs((sumOlder / older) - (sumNewer / newer)) > Bound(spread, Width, older, newer, delta))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

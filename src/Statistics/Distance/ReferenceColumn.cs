namespace MlopsLab.Statistics;

/// <summary>A feature's reference, sorted once, against which windows are compared: one sort and one walk give PSI, Kolmogorov-Smirnov and Wasserstein together.</summary>
public sealed class ReferenceColumn
{
    private readonly double[] sorted;
    private readonly double[] counts;
    private readonly double deviation;

    private ReferenceColumn(double[] sorted, QuantileBins bins, double[] counts, double deviation) => (this.sorted, Bins, this.counts, this.deviation) = (sorted, bins, counts, deviation);

    /// <summary>The bins of the reference.</summary>
    public QuantileBins Bins { get; }

    /// <param name="reference">In any order.</param>
    /// <param name="bins">For PSI, ≥ 2.</param>
    /// <exception cref="ArgumentException">The reference is empty or holds NaN.</exception>
    public static ReferenceColumn Of(ReadOnlySpan<double> reference, int bins = 10)
    {
        var sorted = Samples.Sorted(reference);
        var moments = Moments.None;
        foreach (var value in sorted)
        {
            moments = moments.With(value);
        }

        var made = QuantileBins.OfSorted(sorted, bins);
        var counts = new double[made.Count];
        made.CountSorted(sorted, counts);
        return new(sorted, made, counts, moments.Deviation);
    }

    /// <param name="window">In any order; without NaN, which sorts last here and spoils the result.</param>
    /// <param name="buffers">Reused from window to window, by one thread at a time.</param>
    /// <exception cref="ArgumentException">The window is empty.</exception>
    public WindowDifference Compare(ReadOnlySpan<double> window, SortBuffers buffers)
    {
        if (window.IsEmpty)
        {
            throw new ArgumentException("An empty window can't be compared.", nameof(window));
        }

        var numbers = buffers.Sort(window);
        Span<double> seen = stackalloc double[Math.Min(counts.Length, 256)];
        seen = seen.Length == counts.Length ? seen : new double[counts.Length];
        Bins.CountSorted(numbers, seen);
        var steps = MergedSteps.Of(sorted, numbers);
        return new(
            PopulationStability.Test(counts, seen),
            new(steps.Largest, KolmogorovSmirnov.PValue(Math.Min(1, steps.Largest), sorted.Length, numbers.Length)),
            steps.Area,
            steps.Area > 0 ? steps.Area / deviation : 0);
    }
}

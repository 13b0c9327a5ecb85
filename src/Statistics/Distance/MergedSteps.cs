namespace MlopsLab.Statistics;

/// <summary>What one walk over two sorted samples tells of their distribution functions F and G.</summary>
/// <param name="Largest">sup |F − G|, the Kolmogorov-Smirnov distance.</param>
/// <param name="Area">∫ |F − G|, the Wasserstein-1 distance.</param>
/// <param name="Squares">∫ (F − G)², half of the squared energy distance.</param>
internal readonly record struct MergedSteps(double Largest, double Area, double Squares)
{
    public static MergedSteps Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (i, j, largest, area, squares) = (0, 0, 0.0, 0.0, 0.0);
        var (stepA, stepB) = (1.0 / a.Length, 1.0 / b.Length);
        var at = Math.Min(a[0], b[0]);
        while (i < a.Length && j < b.Length)
        {
            var (nextA, nextB) = (a[i], b[j]);
            var next = Math.Min(nextA, nextB);
            var gap = Math.Abs((i * stepA) - (j * stepB));

            // Between equal numbers the functions have no value of their own.
            largest = next > at ? Math.Max(largest, gap) : largest;
            var part = gap * (next - at);
            area += part;
            squares += part * gap;
            at = next;

            // Which side is next can't be predicted, so both are counted rather than branched on.
            i += nextA <= next ? 1 : 0;
            j += nextB <= next ? 1 : 0;
        }

        var merged = new MergedSteps(largest, area, squares);
        return i < a.Length ? merged.With(a, i, at) : merged.With(b, j, at);
    }

    // One side is used up and its function is 1; the other's steps remain.
    private MergedSteps With(ReadOnlySpan<double> side, int from, double at)
    {
        var (largest, area, squares) = this;
        for (var i = from; i < side.Length; i++)
        {
            var gap = 1 - ((double)i / side.Length);
            largest = side[i] > at ? Math.Max(largest, gap) : largest;
            area += gap * (side[i] - at);
            squares += gap * gap * (side[i] - at);
            at = side[i];
        }

        return new(largest, area, squares);
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// Wasserstein-1 ("earth mover's") distance of two samples: ∫ |F − G|, in the feature's own unit
/// (Vallender, Theory of Probability and its Applications 18, 1974). Of its null little is known in general: use <see cref="PermutationTest"/>.
/// </summary>
public static class Wasserstein
{
    /// <summary>How far the average number has to travel.</summary>
    /// <param name="a">In any order.</param>
    /// <param name="b">In any order.</param>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    public static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => MergedSteps.Of(Samples.Sorted(a), Samples.Sorted(b)).Area;

    /// <summary>The distance in standard deviations of the reference, so that features compare; infinite when a constant reference moved, 0 when it didn't.</summary>
    /// <param name="reference">In any order.</param>
    /// <param name="window">In any order.</param>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    public static double Normalised(ReadOnlySpan<double> reference, ReadOnlySpan<double> window)
    {
        var moments = Moments.None;
        foreach (var value in reference)
        {
            moments = moments.With(value);
        }

        var distance = Distance(reference, window);
        return distance > 0 ? distance / moments.Deviation : 0;
    }

    /// <summary>
    /// The smallest shift of a mean, in standard deviations of the reference (so at most <see cref="Normalised"/>), that windows of this size could see at level α:
    /// the distance is at least the difference of the means.
    /// </summary>
    public static double SmallestShift(long reference, long window, double alpha = 0.05, double power = 0.8)
    {
        Samples.CheckLevels(alpha, power);
        return Normal.Reach(alpha, power) * Math.Sqrt((1.0 / reference) + (1.0 / window));
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// Energy distance of two samples of one number: √(2 ∫ (F − G)²) = √(2E|X−Y| − E|X−X'| − E|Y−Y'|)
/// (Székely, Rizzo, Journal of Statistical Planning and Inference 143, 2013, section 2), in the square root of the feature's unit.
/// Judge it with <see cref="PermutationTest"/>.
/// </summary>
public static class EnergyDistance
{
    /// <summary>0 when both samples hold the same numbers equally often.</summary>
    /// <param name="a">In any order.</param>
    /// <param name="b">In any order.</param>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => Math.Sqrt(2 * MergedSteps.Of(Samples.Sorted(a), Samples.Sorted(b)).Squares);
}

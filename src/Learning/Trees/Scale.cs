namespace MlopsLab.Learning.Trees;

/// <summary>
/// Gradients as whole numbers: both derivatives of a row share one 64-bit integer, so a histogram adds once instead of
/// twice, and sums are exact, so that no order of adding and no number of threads changes a bit. The factors are powers of
/// two chosen so that neither half can overflow; rounding is dithered, so that it cancels out over the rows of a leaf.
/// </summary>
internal readonly record struct Scale(double G, double H)
{
    private const double Most = 1 << 30;

    /// <param name="absoluteG">Sum of the first derivatives without their signs.</param>
    /// <param name="h">Sum of the second derivatives.</param>
    public static Scale For(double absoluteG, double h) => new(Factor(absoluteG), Factor(h));

    public Sums Unpack(long packed) => new((int)(packed >> 32) / G, (uint)packed / H);

    private static double Factor(double sum) => sum > 0 ? Math.ScaleB(1, Math.Clamp(Math.ILogB(Most / sum), -60, 60)) : 1;
}

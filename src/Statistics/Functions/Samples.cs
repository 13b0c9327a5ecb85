namespace MlopsLab.Statistics;

/// <summary>Checks that samples share.</summary>
internal static class Samples
{
    /// <summary>A sorted copy.</summary>
    /// <exception cref="ArgumentException">The sample is empty or holds NaN.</exception>
    public static double[] Sorted(ReadOnlySpan<double> sample)
    {
        var copy = sample.ToArray();
        Array.Sort(copy);

        // NaN sorts first.
        return copy is [var first, ..] && !double.IsNaN(first) ? copy : throw new ArgumentException("A sample needs at least one number, and every value must be one.", nameof(sample));
    }

    /// <summary>α and power as they may be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is no probability.</exception>
    public static void CheckLevels(double alpha, double power = 0.5)
    {
        if (!(alpha > 0 && alpha < 1) || !(power > 0 && power < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, $"α and the power lie between 0 and 1, not {alpha} and {power}.");
        }
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// Half the width of an asymptotic confidence sequence around an estimate that is normal in the limit and whose variance falls with the number of
/// observations: means, differences of means, logarithms of variances. In the limit it covers at all looks at once with probability ≥ 1 − α
/// (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, Annals of Statistics 52, 2024, theorem 2.2).
/// </summary>
public static class SequentialBound
{
    /// <summary>Observations from which on the limit is taken as reached; there is no bound before.</summary>
    public const long Least = 100;

    /// <summary>In the estimate's unit; infinite before <see cref="Least"/> observations.</summary>
    /// <param name="variance">Of the estimate, estimated from the data, ≥ 0.</param>
    /// <param name="observations">Of the smaller side.</param>
    /// <param name="alpha">Two-sided, 0 &lt; α &lt; 1.</param>
    /// <param name="tuning">The number of observations at which the bound is to be tightest.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is no probability.</exception>
    public static double HalfWidth(double variance, long observations, double alpha, double tuning = 1_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        if (observations < Least)
        {
            return double.PositiveInfinity;
        }

        var log = -2 * Math.Log(alpha);
        var prior = tuning / (log + Math.Log(1 + log));
        return Math.Sqrt(variance * (1 + (prior / observations)) * (Math.Log(1 + (observations / prior)) + log));
    }
}

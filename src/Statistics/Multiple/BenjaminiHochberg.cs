namespace MlopsLab.Statistics;

/// <summary>
/// Benjamini-Hochberg: of many tests at once, which to believe so that on the average at most α of those believed are false (Journal of the Royal Statistical
/// Society B 57, 1995). Holds for independent tests and those that rise together; else divide α by Σ 1/i (Benjamini, Yekutieli 2001).
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>Adjusted p-values: the smallest α at which each would be believed.</summary>
    /// <param name="pValues">In any order, each from 0 to 1.</param>
    /// <param name="anyDependence">Whether the tests may hang together in any way.</param>
    /// <exception cref="ArgumentException">A p-value is none.</exception>
    public static double[] Adjusted(IReadOnlyList<double> pValues, bool anyDependence = false)
    {
        if (pValues.Any(p => !(p >= 0 && p <= 1)))
        {
            throw new ArgumentException("A p-value lies between 0 and 1.", nameof(pValues));
        }

        var order = Enumerable.Range(0, pValues.Count).OrderByDescending(index => pValues[index]).ToArray();
        var price = anyDependence ? Enumerable.Range(1, pValues.Count).Sum(i => 1.0 / i) : 1;
        var (adjusted, least) = (new double[pValues.Count], 1.0);
        for (var at = 0; at < order.Length; at++)
        {
            least = Math.Min(least, pValues[order[at]] * pValues.Count * price / (order.Length - at));
            adjusted[order[at]] = least;
        }

        return adjusted;
    }

    /// <summary>The indices to believe, ascending.</summary>
    /// <inheritdoc cref="Adjusted"/>
    public static IReadOnlyList<int> Discoveries(IReadOnlyList<double> pValues, double alpha, bool anyDependence = false)
    {
        var adjusted = Adjusted(pValues, anyDependence);
        return [.. Enumerable.Range(0, adjusted.Length).Where(index => adjusted[index] <= alpha)];
    }
}

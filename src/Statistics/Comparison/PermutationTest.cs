namespace MlopsLab.Statistics;

/// <summary>
/// A null for any distance of two samples: the pooled numbers are dealt to both sides again and again
/// (Phipson, Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010: p = (1 + as large) / (1 + rounds), never 0). The same seed gives the same p.
/// </summary>
public static class PermutationTest
{
    /// <summary>A distance of two samples, as <see cref="Wasserstein.Distance"/> or <see cref="EnergyDistance.Of"/>.</summary>
    public delegate double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b);

    /// <summary>The distance, and how often chance gives one as large.</summary>
    /// <param name="rounds">Deals; the smallest p is 1 / (1 + rounds).</param>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public static TestResult Of(Distance distance, ReadOnlySpan<double> a, ReadOnlySpan<double> b, int seed, int rounds = 199)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var seen = distance(a, b);
        double[] pooled = [.. a, .. b];
        var random = new Random(seed);
        var (asLarge, least) = (0, seen * (1 - 1e-12));
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(pooled);
            asLarge += distance(pooled.AsSpan(0, a.Length), pooled.AsSpan(a.Length)) >= least ? 1 : 0;
        }

        return new(seen, (1.0 + asLarge) / (1 + rounds));
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// The exact null of the two-sample Kolmogorov-Smirnov distance: all orders of the pooled numbers are equally likely, each is a path from (0, 0)
/// to (n, m), and those count that leave the band |i/n − j/m| &lt; distance somewhere (Gnedenko, Korolyuk 1951; Hodges, Arkiv för Matematik 3, 1958, section 2).
/// Shares of paths are averaged rather than paths counted, so that nothing overflows and small shares keep their digits.
/// </summary>
internal static class SmirnovPaths
{
    private const double Slack = 1e-9;

    /// <summary>For equal sizes the reflected paths can be summed: 2 Σ (−1)^(k−1) C(2n, n − kh) / C(2n, n), with h = n · distance.</summary>
    public static double EqualSizes(double distance, int n)
    {
        var h = (int)Math.Round(distance * n);
        if (h == 0)
        {
            return 1;
        }

        var (sum, sign) = (0.0, 2.0);
        for (var far = h; far <= n; far += h)
        {
            var term = 1.0;
            for (var i = 1; i <= far; i++)
            {
                term *= (double)(n - far + i) / (n + i);
            }

            sum += sign * term;
            sign = -sign;
            if (term < 1e-18 * sum)
            {
                break;
            }
        }

        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>Where a run of equal pooled numbers ends, by how many numbers come before; null when no two are equal.</summary>
    public static bool[]? TieEnds(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var ends = new bool[a.Length + b.Length + 1];
        var (i, j, any) = (0, 0, false);
        while (i < a.Length || j < b.Length)
        {
            var value = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i] : b[j];
            var before = i + j;
            for (; i < a.Length && a[i].Equals(value); i++)
            {
            }

            for (; j < b.Length && b[j].Equals(value); j++)
            {
            }

            any |= i + j > before + 1;
            ends[i + j] = true;
        }

        return any ? ends : null;
    }

    /// <summary>The share of paths that are at least so far from the diagonal at a point that counts.</summary>
    /// <param name="ends">Which points count, by the numbers before them; null for all.</param>
    public static double Tail(double distance, int n, int m, bool[]? ends = null)
    {
        var limit = distance - Slack;
        if (limit <= 0)
        {
            return 1;
        }

        // outside[j]: of the paths to (i, j), the share that was outside before or is now.
        var outside = new double[m + 1];
        Array.Fill(outside, 1);
        for (var i = 0; i <= n; i++)
        {
            var (low, high) = ends is null ? Band(i, n, m, limit) : (0, m);
            if (low > 0)
            {
                outside[low - 1] = 1;
            }

            for (var j = low; j <= high; j++)
            {
                var isOut = (ends is null || ends[i + j]) && Math.Abs(((double)i / n) - ((double)j / m)) >= limit;
                var from = i + j == 0 ? 0 : ((i * outside[j]) + (j == 0 ? 0 : j * outside[j - 1])) / (i + j);
                outside[j] = isOut ? 1 : from;
            }
        }

        return outside[m];
    }

    // One more on either side than the band holds, for the fraction's sake; all beyond are outside.
    private static (int Low, int High) Band(int i, int n, int m, double limit)
    {
        var middle = (double)i / n;
        return ((int)Math.Max(0, Math.Floor((middle - limit) * m) - 1), (int)Math.Min(m, Math.Ceiling((middle + limit) * m) + 1));
    }
}

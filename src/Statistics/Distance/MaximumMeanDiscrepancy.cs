namespace MlopsLab.Statistics;

/// <summary>
/// Maximum mean discrepancy of two sets of rows with a Gaussian kernel, unbiased (Gretton, Borgwardt, Rasch, Schölkopf, Smola, Journal of Machine Learning
/// Research 13, 2012, equation 3), judged by seeded permutation. Sees changes of how features hang together that no feature shows alone.
/// Time and memory grow with the square of the rows: take a few hundred.
/// </summary>
public static class MaximumMeanDiscrepancy
{
    /// <summary>MMD² (may be below 0) and how often chance gives as much.</summary>
    /// <param name="a">Rows one after the other, each of so many features; scale them alike first.</param>
    /// <param name="b">The same features.</param>
    /// <param name="features">Numbers per row, ≥ 1.</param>
    /// <param name="width">Of the kernel exp(−|x−y|² / 2·width²); null for the median distance of the pooled rows (Gretton et al., section 8).</param>
    /// <exception cref="ArgumentException">A side has fewer than two rows or a row is not whole.</exception>
    public static TestResult Test(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int features, int seed, int rounds = 199, double? width = null)
    {
        var (rows, other) = (Rows(a, features), Rows(b, features));
        double[] pooled = [.. a, .. b];
        var kernel = Kernel(SquaredDistances(pooled, rows + other, features), width);
        var order = Enumerable.Range(0, rows + other).ToArray();
        var seen = Statistic(kernel, order, rows);
        var random = new Random(seed);
        var asLarge = 0;
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            asLarge += Statistic(kernel, order, rows) >= seen ? 1 : 0;
        }

        return new(seen, (1.0 + asLarge) / (1 + rounds));
    }

    private static int Rows(ReadOnlySpan<double> side, int features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        return side.Length % features == 0 && side.Length >= 2 * features
            ? side.Length / features
            : throw new ArgumentException($"{side.Length} numbers are not two or more rows of {features}.", nameof(side));
    }

    private static double[] SquaredDistances(double[] pooled, int rows, int features)
    {
        var squares = new double[rows * rows];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var sum = 0.0;
                for (var f = 0; f < features; f++)
                {
                    var distance = pooled[(i * features) + f] - pooled[(j * features) + f];
                    sum += distance * distance;
                }

                squares[(i * rows) + j] = squares[(j * rows) + i] = sum;
            }
        }

        return squares;
    }

    private static double[] Kernel(double[] squares, double? width)
    {
        var scale = width is { } given ? 2 * given * given : 2 * Median(squares);
        for (var i = 0; i < squares.Length; i++)
        {
            squares[i] = scale > 0 ? Math.Exp(-squares[i] / scale) : squares[i] > 0 ? 0 : 1;
        }

        return squares;
    }

    private static double Median(double[] squares)
    {
        var apart = squares.Where(square => square > 0).Order().ToArray();
        return apart.Length > 0 ? apart[apart.Length / 2] : 0;
    }

    private static double Statistic(double[] kernel, int[] order, int rows)
    {
        var all = order.Length;
        var (within, beyond, across) = (0.0, 0.0, 0.0);
        for (var i = 0; i < all; i++)
        {
            var line = kernel.AsSpan(order[i] * all, all);
            for (var j = 0; j < i; j++)
            {
                var value = line[order[j]];
                within += i < rows ? value : 0;
                beyond += j >= rows ? value : 0;
                across += i >= rows && j < rows ? value : 0;
            }
        }

        double n = rows, m = all - rows;
        return (2 * within / (n * (n - 1))) + (2 * beyond / (m * (m - 1))) - (2 * across / (n * m));
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// Logistic regression on standardised features with a ridge penalty on all but the intercept, by Newton's method (Hastie, Tibshirani, Friedman,
/// The Elements of Statistical Learning, 2nd ed., section 4.4.1): Σ log-loss + strength / 2 · |w|².
/// </summary>
internal sealed class RidgeLogistic
{
    private const int MostSteps = 25;

    private readonly double[] weights;
    private readonly double[] means;
    private readonly double[] deviations;

    private RidgeLogistic(double[] weights, double[] means, double[] deviations) => (this.weights, this.means, this.deviations) = (weights, means, deviations);

    /// <summary>Per feature, in its standard deviations; without the intercept.</summary>
    public IReadOnlyList<double> Weights => weights.AsSpan(0, means.Length).ToArray();

    public static RidgeLogistic Fit(double[] rows, int features, Func<int, bool> isOne, Func<int, bool> takes, double strength)
    {
        var taken = Enumerable.Range(0, rows.Length / features).Where(takes).ToArray();
        var model = Scaled(rows, features, taken);
        var x = new double[taken.Length * (features + 1)];
        for (var i = 0; i < taken.Length; i++)
        {
            model.Standardise(rows.AsSpan(taken[i] * features, features), x.AsSpan(i * (features + 1), features + 1));
        }

        var y = taken.Select(row => isOne(row) ? 1.0 : 0).ToArray();
        for (var step = 0; step < MostSteps && model.Step(x, y, strength) > 1e-12; step++)
        {
        }

        return model;
    }

    /// <summary>Log-odds of a row.</summary>
    public double Score(ReadOnlySpan<double> row)
    {
        Span<double> x = stackalloc double[Math.Min(weights.Length, 512)];
        x = x.Length == weights.Length ? x : new double[weights.Length];
        Standardise(row, x);
        return Dot(x);
    }

    private static RidgeLogistic Scaled(double[] rows, int features, int[] taken)
    {
        var (means, deviations) = (new double[features], new double[features]);
        for (var f = 0; f < features; f++)
        {
            var moments = Moments.None;
            foreach (var row in taken)
            {
                var value = rows[(row * features) + f];
                moments = double.IsNaN(value) ? moments : moments.With(value);
            }

            (means[f], deviations[f]) = (moments.Mean, moments.Squares > 0 ? Math.Sqrt(moments.Squares / moments.Count) : 1);
        }

        return new(new double[features + 1], means, deviations);
    }

    private void Standardise(ReadOnlySpan<double> row, Span<double> x)
    {
        for (var f = 0; f < means.Length; f++)
        {
            x[f] = double.IsNaN(row[f]) ? 0 : (row[f] - means[f]) / deviations[f];
        }

        x[^1] = 1;
    }

    private double Dot(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * x[i];
        }

        return sum;
    }

    private double Step(double[] x, double[] y, double strength)
    {
        var width = weights.Length;
        var (gradient, hessian) = (new double[width], new double[width * width]);
        for (var i = 0; i < y.Length; i++)
        {
            var row = x.AsSpan(i * width, width);
            var p = 1 / (1 + Math.Exp(-Dot(row)));
            for (var f = 0; f < width; f++)
            {
                gradient[f] += (y[i] - p) * row[f];
                for (var g = 0; g <= f; g++)
                {
                    hessian[(f * width) + g] += p * (1 - p) * row[f] * row[g];
                }
            }
        }

        for (var f = 0; f < width; f++)
        {
            var penalty = f < width - 1 ? strength : 0;
            gradient[f] -= penalty * weights[f];
            hessian[(f * width) + f] += penalty + 1e-12;
        }

        return Move(Cholesky.Solve(hessian, gradient));
    }

    private double Move(double[] by)
    {
        var most = 0.0;
        for (var f = 0; f < weights.Length; f++)
        {
            weights[f] += by[f];
            most = Math.Max(most, Math.Abs(by[f]));
        }

        return most;
    }
}

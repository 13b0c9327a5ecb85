namespace MlopsLab.Statistics;

/// <summary>Regularised incomplete gamma functions by series and Lentz' continued fraction (Press et al., Numerical Recipes, 3rd ed., section 6.2).</summary>
internal static class IncompleteGamma
{
    private const double Small = 1e-300;
    private const int Most = 100_000;

    /// <summary>Q(a, x) = Γ(a, x) / Γ(a): the tail, without cancellation.</summary>
    public static double Upper(double a, double x) => x <= 0 ? 1 : x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    /// <summary>P(a, x) = 1 − Q(a, x).</summary>
    public static double Lower(double a, double x) => x <= 0 ? 0 : x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    /// <summary>The x with P(a, x) = share, by halving.</summary>
    public static double Quantile(double a, double share)
    {
        var (low, high) = (0.0, a + 10);
        while (Lower(a, high) < share)
        {
            high *= 2;
        }

        for (var i = 0; i < 200 && high - low > 1e-16 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Lower(a, middle) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < Most && Math.Abs(term) > Math.Abs(sum) * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum * Math.Exp((a * Math.Log(x)) - x - LogGamma.Of(a));
    }

    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Small;
        var d = 1 / b;
        var h = d;
        for (var n = 1; n < Most; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = 1 / NotZero((an * d) + b);
            c = NotZero(b + (an / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return h * Math.Exp((a * Math.Log(x)) - x - LogGamma.Of(a));
    }

    private static double NotZero(double value) => Math.Abs(value) < Small ? Small : value;
}

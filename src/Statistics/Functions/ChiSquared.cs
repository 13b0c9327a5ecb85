namespace MlopsLab.Statistics;

/// <summary>The chi-squared distribution; the noncentral one by its Poisson mixture (Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 2, 1995, chapter 29).</summary>
internal static class ChiSquared
{
    /// <summary>P(X &gt; x) with so many degrees of freedom.</summary>
    public static double Tail(double x, double freedom) => IncompleteGamma.Upper(freedom / 2, x / 2);

    /// <summary>The x with P(X ≤ x) = share.</summary>
    public static double Quantile(double share, double freedom) => 2 * IncompleteGamma.Quantile(freedom / 2, share);

    /// <summary>P(X &gt; x) when the means add up to this noncentrality.</summary>
    public static double Tail(double x, double freedom, double noncentrality)
    {
        var (half, sum, weight) = (noncentrality / 2, 0.0, Math.Exp(-noncentrality / 2));
        var last = (int)(half + (12 * Math.Sqrt(half)) + 30);
        for (var j = 0; j <= last; j++)
        {
            sum += weight * Tail(x, freedom + (2 * j));
            weight *= half / (j + 1);
        }

        return sum;
    }

    /// <summary>The smallest noncentrality that a test at level α finds with this power.</summary>
    public static double Noncentrality(double freedom, double alpha, double power)
    {
        var limit = Quantile(1 - alpha, freedom);
        var (low, high) = (0.0, 1.0);
        while (Tail(limit, freedom, high) < power)
        {
            high *= 2;
        }

        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Tail(limit, freedom, middle) < power ? (middle, high) : (low, middle);
        }

        return high;
    }
}

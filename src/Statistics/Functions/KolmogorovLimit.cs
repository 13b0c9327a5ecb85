namespace MlopsLab.Statistics;

/// <summary>The limiting distribution of √n times the Kolmogorov-Smirnov distance (Kolmogorov 1933).</summary>
internal static class KolmogorovLimit
{
    /// <summary>P(K &gt; x) = 2 Σ (−1)^(k−1) exp(−2k²x²); by Jacobi's other series where that one converges slowly.</summary>
    public static double Tail(double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        var sum = 0.0;
        if (x < 0.8)
        {
            for (var k = 1; k < 40; k += 2)
            {
                sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            }

            return 1 - (sum * Math.Sqrt(2 * Math.PI) / x);
        }

        for (var k = 20; k > 0; k--)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * x * x);
        }

        return sum;
    }

    /// <summary>The x with P(K &gt; x) = share.</summary>
    public static double Upper(double share)
    {
        var (low, high) = (0.0, 20.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Tail(middle) > share ? (middle, high) : (low, middle);
        }

        return high;
    }
}

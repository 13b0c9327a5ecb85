namespace MlopsLab.Learning.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private static readonly double[] A = [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239];
    private static readonly double[] B = [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1];
    private static readonly double[] C = [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
    private static readonly double[] D = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1];

    /// <summary>The value that a standard normal number stays below with probability <paramref name="p"/> (Acklam's approximation, relative error below 1.2e-9).</summary>
    public static double Quantile(double p)
    {
        const double Tail = 0.02425;
        if (p is < Tail or > 1 - Tail)
        {
            var q = Math.Sqrt(-2 * Math.Log(Math.Min(p, 1 - p)));
            var value = Polynomial(C, q) / Polynomial(D, q);
            return p < Tail ? value : -value;
        }

        var r = (p - 0.5) * (p - 0.5);
        return Polynomial(A, r) * (p - 0.5) / Polynomial(B, r);
    }

    private static double Polynomial(double[] factors, double x) => factors.Aggregate(0.0, (sum, factor) => (sum * x) + factor);
}

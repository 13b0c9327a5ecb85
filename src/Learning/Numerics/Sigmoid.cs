namespace MlopsLab.Learning.Numerics;

/// <summary>
/// The logistic function from additions, multiplications and one division only. The C library's exp differs between
/// machines in the last bit, which would change a model's bytes; this one does not (RyuJIT never contracts a × b + c).
/// </summary>
internal static class Sigmoid
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 6.93147180369123816490e-01; // fdlibm e_exp.c: ln 2 in two parts
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Limit = 700;

    public static double Of(double z) => 1 / (1 + Exp(-z));

    /// <summary>e^x for x within ±700 (clamped), relative error below 3e-16: Taylor to degree 13 after range reduction.</summary>
    public static double Exp(double x)
    {
        x = Math.Clamp(x, -Limit, Limit);
        var n = Math.Round(x * Log2E);
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var sum = 1.0 / 6227020800;
        sum = (sum * r) + (1.0 / 479001600);
        sum = (sum * r) + (1.0 / 39916800);
        sum = (sum * r) + (1.0 / 3628800);
        sum = (sum * r) + (1.0 / 362880);
        sum = (sum * r) + (1.0 / 40320);
        sum = (sum * r) + (1.0 / 5040);
        sum = (sum * r) + (1.0 / 720);
        sum = (sum * r) + (1.0 / 120);
        sum = (sum * r) + (1.0 / 24);
        sum = (sum * r) + (1.0 / 6);
        sum = (sum * r) + 0.5;
        sum = (sum * r) + 1;
        sum = (sum * r) + 1;
        return sum * BitConverter.Int64BitsToDouble(((long)n + 1023) << 52);
    }

    /// <summary>ln(p / (1 − p)) to nine decimals, so that the last bit of the C library's log does not matter.</summary>
    public static double LogOdds(double p) => Math.Round(Math.Log(p / (1 - p)), 9);
}

using System.Runtime.Intrinsics;

namespace MlopsLab.Learning.Numerics;

/// <summary>
/// The logistic function of sixteen floats, for gradients. Always sixteen lanes and no fused operations, so that every
/// machine gets the same bits whatever its vectors are (narrower ones work in several steps).
/// </summary>
internal static class FloatSigmoid
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f; // Cephes expf.c: ln 2 in two parts
    private const float Ln2Low = -2.12194440e-4f;

    public static Vector512<float> Of(Vector512<float> z) => Vector512<float>.One / (Vector512<float>.One + Exp(-z));

    /// <summary>e^x for x within ±87 (clamped), relative error below 2e-7: the polynomial of Cephes' expf.</summary>
    private static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-87f)), Vector512.Create(87f));
        var n = Vector512.Floor((x * Log2E) + Vector512.Create(0.5f));
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var sum = Vector512.Create(1.9875691500e-4f);
        sum = (sum * r) + Vector512.Create(1.3981999507e-3f);
        sum = (sum * r) + Vector512.Create(8.3334519073e-3f);
        sum = (sum * r) + Vector512.Create(4.1665795894e-2f);
        sum = (sum * r) + Vector512.Create(1.6666665459e-1f);
        sum = (sum * r) + Vector512.Create(5.0000001201e-1f);
        sum = (sum * r * r) + r + Vector512<float>.One;
        var power = (Vector512.ConvertToInt32Native(n) + Vector512.Create(127)) << 23;
        return sum * power.AsSingle();
    }
}

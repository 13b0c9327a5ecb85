using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlopsLab.Learning.Numerics;

/// <summary>
/// Numbers as 32-bit keys in the same order: x ≤ t for a threshold t that is a float exactly when the key of the
/// smallest float not below x is at most the key of t. So trees can compare floats and still be exact for doubles.
/// </summary>
internal static class FloatKey
{
    /// <summary>The smallest float that is not below <paramref name="x"/>; not for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Ceiling(double x)
    {
        var near = (float)x + 0f; // the sum turns −0 into 0
        var bits = BitConverter.SingleToInt32Bits(near);
        var below = (double)near < x ? 1 : 0;
        return BitConverter.Int32BitsToSingle(bits + (below * ((bits >> 31) | 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(double x) => OfFloat(Ceiling(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OfFloat(float x)
    {
        var bits = BitConverter.SingleToInt32Bits(x);
        return bits ^ ((bits >> 31) & int.MaxValue);
    }

    /// <summary>Sixteen keys of doubles at once; <paramref name="near"/> holds the same doubles rounded to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Of(Vector512<double> first, Vector512<double> second, Vector512<float> near)
    {
        near += Vector512<float>.Zero;
        var (lower, upper) = Vector512.Widen(near);
        var below = Vector512.Narrow(Vector512.LessThan(lower, first).AsInt64(), Vector512.LessThan(upper, second).AsInt64());
        var bits = near.AsInt32();
        return OfFloats((bits + (below & ((bits >> 31) | Vector512<int>.One))).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> OfFloats(Vector512<float> x)
    {
        var bits = x.AsInt32();
        return bits ^ ((bits >> 31) & Vector512.Create(int.MaxValue));
    }

    public static float ToFloat(int key) => BitConverter.Int32BitsToSingle(key ^ ((key >> 31) & int.MaxValue));
}

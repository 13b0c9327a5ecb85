namespace MlopsLab.Learning.Numerics;

/// <summary>A hash of a row's bits (FNV-1a over 64-bit words, finished as in SplitMix64).</summary>
internal static class RowHash
{
    public static ulong Of(ReadOnlySpan<double> x)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in x)
        {
            var bits = double.IsNaN(value) ? 0x7FF8000000000000UL : BitConverter.DoubleToUInt64Bits(value);
            hash = (hash ^ bits) * 1099511628211UL;
            hash ^= hash >> 29;
        }

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }

    /// <summary>The hash as a number in [0, 1).</summary>
    public static double Share(ReadOnlySpan<double> x) => (Of(x) >> 11) * (1.0 / (1UL << 53));
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MlopsLab.Gateway.Online;

/// <summary>The first 64 bits of the SHA-256 of a vector's bytes.</summary>
internal static class FeatureHash
{
    public static ulong Of(ReadOnlySpan<double> vector)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(vector), hash);
        return BitConverter.ToUInt64(hash);
    }
}

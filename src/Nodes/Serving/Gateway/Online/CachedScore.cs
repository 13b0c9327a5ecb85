using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.Gateway.Online;

/// <summary>A cached answer: valid only for exactly the features it was computed from, under the key it was written to.</summary>
/// <param name="Took">What asking inference took: a hit saves as much.</param>
internal readonly record struct CachedScore(ulong FeatureHash, double Score, double Threshold, TimeSpan Took)
{
    private const int Values = 32, Size = Values + sizeof(ulong);

    public byte[] ToBytes(string key)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, FeatureHash);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8), Score);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(16), Threshold);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), Took.Ticks);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(Values), Sum(bytes.AsSpan(0, Values), key));
        return bytes;
    }

    /// <summary>Null when the value is not one of ours, was damaged, or belongs to another key.</summary>
    public static CachedScore? From(ReadOnlySpan<byte> bytes, string key) => bytes.Length == Size && BinaryPrimitives.ReadUInt64LittleEndian(bytes[Values..]) == Sum(bytes[..Values], key)
        ? new CachedScore(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[16..]),
            TimeSpan.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(bytes[24..])))
        : null;

    private static ulong Sum(ReadOnlySpan<byte> values, string key)
    {
        var length = Values + Encoding.UTF8.GetMaxByteCount(key.Length);
        var text = length <= 512 ? stackalloc byte[512] : new byte[length];
        values.CopyTo(text);
        var written = Values + Encoding.UTF8.GetBytes(key, text[Values..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..written], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}

using System.Buffers.Binary;

namespace MlopsLab.Gateway.Online;

/// <summary>A cached answer: valid only for exactly the features it was computed from.</summary>
internal readonly record struct CachedScore(ulong FeatureHash, double Score, double Threshold)
{
    private const int Size = 24;

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, FeatureHash);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8), Score);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(16), Threshold);
        return bytes;
    }

    /// <summary>Null when the value is not one of ours.</summary>
    public static CachedScore? From(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new CachedScore(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[16..]))
        : null;
}

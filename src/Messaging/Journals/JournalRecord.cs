using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MlopsLab.Messaging.Journals;

/// <summary>A record on disk: four bytes of length, four of CRC-32C, the payload.</summary>
internal static class JournalRecord
{
    public const int HeaderLength = 8;
    public const int LargestPayload = 1024 * 1024;

    /// <summary>Fills in the header that the writer left free at the front.</summary>
    public static ReadOnlySpan<byte> Seal(System.Buffers.ArrayBufferWriter<byte> written)
    {
        var record = MemoryMarshal.AsMemory(written.WrittenMemory).Span;
        var payload = record[HeaderLength..];
        if (payload.Length > LargestPayload)
        {
            throw new ArgumentException($"A fact of {payload.Length} bytes is larger than {LargestPayload}.");
        }

        BinaryPrimitives.WriteInt32LittleEndian(record, payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], Crc(payload));
        return record;
    }

    /// <summary>The payload at the front of the bytes: false when it is cut off or damaged; <paramref name="length"/> is that of the whole record, as far as the header tells.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload, out int length)
    {
        payload = default;
        length = 0;
        if (bytes.Length < HeaderLength)
        {
            return false;
        }

        var size = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        length = size is >= 0 and <= LargestPayload ? HeaderLength + size : 0;
        if (length == 0 || bytes.Length < length)
        {
            return false;
        }

        payload = bytes[HeaderLength..length];
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == Crc(payload);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var rest in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}

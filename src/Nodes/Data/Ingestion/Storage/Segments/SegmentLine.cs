using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>One line of a segment: eight hex digits of CRC-32C over the JSON, a space, the JSON, a newline. Readable with grep, checkable by line.</summary>
internal static class SegmentLine
{
    public const int Overhead = PrefixLength + 1;

    private const int PrefixLength = 9;

    public static void Write(IBufferWriter<byte> into, ReadOnlySpan<byte> json)
    {
        var line = into.GetSpan(json.Length + Overhead);
        Utf8Formatter.TryFormat(Checksum(json), line, out _, new StandardFormat('x', 8));
        line[PrefixLength - 1] = (byte)' ';
        json.CopyTo(line[PrefixLength..]);
        line[PrefixLength + json.Length] = (byte)'\n';
        into.Advance(json.Length + Overhead);
    }

    /// <summary>The JSON of a line given without its newline; false when the line is not what was written.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> json)
    {
        json = default;
        if (line.Length <= PrefixLength || line[PrefixLength - 1] != ' '
            || !Utf8Parser.TryParse(line[..(PrefixLength - 1)], out uint written, out var read, 'x') || read != PrefixLength - 1
            || Checksum(line[PrefixLength..]) != written)
        {
            return false;
        }

        json = line[PrefixLength..];
        return true;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0U;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var rest in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}

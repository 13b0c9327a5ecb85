using System.Buffers.Binary;
using System.Numerics;

namespace MlopsLab.Scenarios;

/// <summary>Writes words into a buffer that has 9 bytes for each.</summary>
internal ref struct WordWriter(Span<byte> buffer)
{
    private readonly Span<byte> buffer = buffer;

    public int Length { get; private set; }

    public void Byte(byte value) => buffer[Length++] = value;

    public void Word(ulong value)
    {
        var bytes = 8 - (BitOperations.LeadingZeroCount(value) / 8);
        buffer[Length] = (byte)bytes;
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[(Length + 1)..], value);
        Length += 1 + bytes;
    }

    public void Words(ReadOnlySpan<ulong> words)
    {
        Word((ulong)words.Length);
        foreach (var word in words)
        {
            Word(word);
        }
    }
}

using System.Buffers.Binary;
using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Names, sizes and ranges of the numbers, and their little-endian bytes.</summary>
internal static class Datatypes
{
    private static readonly Datatype[] Known = [.. Enum.GetValues<Datatype>().Where(type => type != Datatype.None).OrderDescending()];

    /// <summary>The type a request names; <see cref="Datatype.None"/> for one that is no number.</summary>
    public static Datatype Read(ref readonly Utf8JsonReader json)
    {
        foreach (var type in Known)
        {
            if (json.ValueTextEquals(NameOf(type)))
            {
                return type;
            }
        }

        return Datatype.None;
    }

    /// <summary>Bytes of one value.</summary>
    public static int SizeOf(Datatype type) => type switch
    {
        Datatype.Bool or Datatype.Uint8 or Datatype.Int8 => 1,
        Datatype.Uint16 or Datatype.Int16 or Datatype.Fp16 or Datatype.Bf16 => 2,
        Datatype.Uint32 or Datatype.Int32 or Datatype.Fp32 => 4,
        _ => 8,
    };

    /// <summary>Whether the protocol has a way to write it in JSON.</summary>
    public static bool HasJson(Datatype type) => type is not (Datatype.Fp16 or Datatype.Bf16);

    /// <summary>The whole numbers it holds; null for a type of fractions.</summary>
    public static (double Least, double Most)? RangeOf(Datatype type) => type switch
    {
        Datatype.Bool => (0, 1),
        Datatype.Uint8 => (byte.MinValue, byte.MaxValue),
        Datatype.Uint16 => (ushort.MinValue, ushort.MaxValue),
        Datatype.Uint32 => (uint.MinValue, uint.MaxValue),
        Datatype.Uint64 => (ulong.MinValue, ulong.MaxValue),
        Datatype.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        Datatype.Int16 => (short.MinValue, short.MaxValue),
        Datatype.Int32 => (int.MinValue, int.MaxValue),
        Datatype.Int64 => (long.MinValue, long.MaxValue),
        _ => null,
    };

    public static double Decode(Datatype type, ReadOnlySpan<byte> bytes) => type switch
    {
        Datatype.Bool or Datatype.Uint8 => bytes[0],
        Datatype.Int8 => (sbyte)bytes[0],
        Datatype.Uint16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        Datatype.Int16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        Datatype.Uint32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        Datatype.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        Datatype.Uint64 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        Datatype.Int64 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        Datatype.Fp16 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        Datatype.Bf16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16),
        Datatype.Fp32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    private static ReadOnlySpan<byte> NameOf(Datatype type) => type switch
    {
        Datatype.Bool => "BOOL"u8,
        Datatype.Uint8 => "UINT8"u8,
        Datatype.Uint16 => "UINT16"u8,
        Datatype.Uint32 => "UINT32"u8,
        Datatype.Uint64 => "UINT64"u8,
        Datatype.Int8 => "INT8"u8,
        Datatype.Int16 => "INT16"u8,
        Datatype.Int32 => "INT32"u8,
        Datatype.Int64 => "INT64"u8,
        Datatype.Fp16 => "FP16"u8,
        Datatype.Bf16 => "BF16"u8,
        Datatype.Fp32 => "FP32"u8,
        _ => "FP64"u8,
    };
}

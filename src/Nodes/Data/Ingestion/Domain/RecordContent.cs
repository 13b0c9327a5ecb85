using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MlopsLab.Ingestion.Domain;

/// <summary>Tells whether a record that comes again says the same: 64 bits of the SHA-256 of its line, less the time it arrived.</summary>
internal static class RecordContent
{
    private const int ArrivalLength = 24;

    private static ReadOnlySpan<byte> Arrival => ",\"arrivalTime\":\""u8;

    // A quote within an id is written as \u0022, so that the name can stand at one place only before the fields.
    public static long HashOf(ReadOnlySpan<byte> json)
    {
        var start = json.IndexOf(Arrival);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start < 0 ? json : json[..start]);
        hash.AppendData(start < 0 ? [] : json[(start + Arrival.Length + ArrivalLength)..]);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }
}

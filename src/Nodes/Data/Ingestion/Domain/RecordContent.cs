using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MlopsLab.Ingestion.Domain;

/// <summary>Tells whether a record that comes again says the same: 64 bits of the SHA-256 of its line, less the time it arrived and who sent it.</summary>
internal static class RecordContent
{
    private static ReadOnlySpan<byte> Arrival => ",\"arrivalTime\":\""u8;

    private static ReadOnlySpan<byte> Fields => ",\"fields\":"u8;

    // A quote within an id is written as \u0022, so that the name can stand at one place only before the fields.
    public static long HashOf(ReadOnlySpan<byte> json)
    {
        var start = json.IndexOf(Arrival);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start < 0 ? json : json[..start]);
        hash.AppendData(start < 0 ? [] : AfterArrival(json[start..]));
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    // From the quote on that ends the member before; it was hashed before senders were written down.
    private static ReadOnlySpan<byte> AfterArrival(ReadOnlySpan<byte> json) => json[(json.IndexOf(Fields) - 1)..];
}

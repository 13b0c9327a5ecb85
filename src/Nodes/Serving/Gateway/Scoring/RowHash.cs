using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>The first 128 bits of the SHA-256 over every field of a row, as hexadecimal digits.</summary>
internal static class RowHash
{
    public static string Of(Row row, IReadOnlyList<Field> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(double)];
        for (var i = 0; i < fields.Count; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(number, row.Number(i));
            hash.AppendData(number);
            if (row.Text(i) is { } text)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(text));
            }
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..16]);
    }
}

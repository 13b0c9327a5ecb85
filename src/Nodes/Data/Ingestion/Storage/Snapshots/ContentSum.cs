using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Adds the SHA-256 of rows as 256-bit numbers: the order in which rows came makes no difference.</summary>
internal sealed class ContentSum
{
    private readonly ulong[] _words = new ulong[4];
    private readonly byte[] _hash = new byte[SHA256.HashSizeInBytes];

    public void Add(ReadOnlySpan<byte> row)
    {
        SHA256.HashData(row, _hash);
        AddHash();
    }

    /// <summary>Adds what another one summed up, as it tells it.</summary>
    public void AddSum(string sum)
    {
        Convert.FromHexString(sum, _hash, out _, out _);
        AddHash();
    }

    public override string ToString()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        for (var word = 0; word < _words.Length; word++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(word * 8), _words[word]);
        }

        return Convert.ToHexStringLower(bytes);
    }

    private void AddHash()
    {
        UInt128 carry = 0;
        for (var word = 0; word < _words.Length; word++)
        {
            carry += (UInt128)_words[word] + BinaryPrimitives.ReadUInt64LittleEndian(_hash.AsSpan(word * 8));
            _words[word] = (ulong)carry;
            carry >>= 64;
        }
    }
}

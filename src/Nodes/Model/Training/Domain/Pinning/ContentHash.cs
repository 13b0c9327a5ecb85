using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.Training.Domain.Pinning;

internal static class ContentHash
{
    /// <summary>SHA-256 of the text, lower-case hex.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Of parts whose borders count.</summary>
    public static string Of(IEnumerable<string> parts) => Of(string.Join('\n', parts.Select(part => $"{part.Length}:{part}")));
}

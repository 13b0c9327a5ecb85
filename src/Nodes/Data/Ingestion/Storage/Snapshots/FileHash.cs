using System.Security.Cryptography;

namespace MlopsLab.Ingestion.Storage;

internal static class FileHash
{
    public static string Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public static bool Matches(string path, string sha256) => File.Exists(path) && Of(path) == sha256;
}

using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.Registry.Tests.Artifacts;

/// <summary>Signature Version 4 as a server checks it (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html); path and query are taken as they were sent, that is encoded.</summary>
internal static class SigV4
{
    public static string Sign(string secret, string scope, string time, string canonicalRequest)
    {
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"AWS4{secret}"), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    public static string Canonical(string method, string target, IReadOnlyList<string> signedHeaders, Func<string, string> header, string payloadHash)
    {
        var (path, query) = target.Split('?', 2) is [var before, var after] ? (before, after) : (target, "");
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Contains('=') ? one : $"{one}=").Order(StringComparer.Ordinal);
        var headers = string.Concat(signedHeaders.Select(name => $"{name}:{header(name).Trim()}\n"));
        return $"{method}\n{path}\n{string.Join('&', parameters)}\n{headers}\n{string.Join(';', signedHeaders)}\n{payloadHash}";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}

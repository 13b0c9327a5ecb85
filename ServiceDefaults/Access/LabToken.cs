using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults.Startup;

namespace MlopsLab.ServiceDefaults.Access;

/// <summary>Decides whether a request carries the lab's token, in a time that does not depend on how much of it is right.</summary>
internal sealed class LabToken(IOptions<LabOptions> options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _expected = options.Value.Token is { Length: > 0 } token ? Hash(token) : null;

    public bool Allows(HttpRequest request)
    {
        if (_expected is null)
        {
            return options.Value.AllowAnonymous;
        }

        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Hash(header[Scheme.Length..].Trim()), _expected);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.Console.Access;

/// <summary>Who holds the link with the token gets a cookie; scripts send the token as bearer.</summary>
internal sealed class ConsoleToken(string? token)
{
    public const string Cookie = "mlopslab";

    /// <summary>The cookie holds a hash, so that a leaked cookie jar does not give the token away.</summary>
    public string CookieValue { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"console/{token}")));

    public bool Admits(HttpRequest request) => token is null or "" || Same(request.Cookies[Cookie], CookieValue) || Same(Bearer(request), token);

    public bool IsToken(string? given) => token is { Length: > 0 } && Same(given, token);

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..] : null;

    private static bool Same(string? given, string wanted) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));
}

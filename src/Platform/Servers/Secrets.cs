using System.Security.Cryptography;

namespace MlopsLab.Servers;

/// <summary>Passwords nobody types: letters and digits only, so that they need no quoting anywhere.</summary>
public static class Secrets
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    /// <summary>About 186 bits.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString(Alphabet, 32);
}

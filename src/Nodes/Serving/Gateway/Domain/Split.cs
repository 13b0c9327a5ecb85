using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.Gateway.Domain;

/// <summary>
/// Shares requests between stable and canary by a hash of who asks: the same entity always lands on the same side,
/// and a rising weight only ever moves entities towards the canary.
/// </summary>
internal static class Split
{
    public static Target Choose(ModelRoute route, string stickyKey) =>
        route.CanaryWeight > 0 && Position(route.Salt ?? route.Model, stickyKey) < route.CanaryWeight ? Target.Canary : Target.Stable;

    /// <summary>A place in [0, 1) that depends on nothing but the salt of the rollout and the key.</summary>
    public static double Position(string salt, string stickyKey)
    {
        var length = Encoding.UTF8.GetMaxByteCount(salt.Length + stickyKey.Length + 1);
        Span<byte> text = length <= 512 ? stackalloc byte[512] : new byte[length];
        var written = Encoding.UTF8.GetBytes(salt, text);
        text[written++] = (byte)'/';
        written += Encoding.UTF8.GetBytes(stickyKey, text[written..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..written], hash);
        return (BitConverter.ToUInt64(hash) >> 11) * (1.0 / (1UL << 53));
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Clients;

/// <summary>Who may ask how much, by the key in <c>X-Api-Key</c>. Without clients in the configuration everybody may ask.</summary>
internal sealed class ClientGate(IOptions<GatewayOptions> options, TimeProvider clock)
{
    private readonly Dictionary<string, Turnstile> _byKey = options.Value.Clients.ToDictionary(
        client => Digest(client.Value.Key), client => new Turnstile(client.Key, client.Value), StringComparer.Ordinal);

    private readonly long _began = clock.GetTimestamp();

    /// <summary>Null when the request may pass.</summary>
    public ClientRefusal? Refuse(string? key)
    {
        if (_byKey.Count == 0)
        {
            return null;
        }

        if (key is null || !_byKey.TryGetValue(Digest(key), out var client))
        {
            return new(StatusCodes.Status401Unauthorized, $"The key in X-Api-Key is {(key is null ? "missing" : "not known")}. Send the key you were given.", null);
        }

        var wait = client.Take(clock.GetElapsedTime(_began));
        return wait <= TimeSpan.Zero ? null : new(
            StatusCodes.Status429TooManyRequests,
            string.Create(CultureInfo.InvariantCulture, $"Client {client.Name} may send {client.PerSecond:0.###} requests a second and sent more. Wait, or ask for a larger quota."),
            Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)));
    }

    // Looked up by its hash, so that the time of the look-up says nothing about known keys.
    private static string Digest(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private sealed class Turnstile(string name, ClientQuota quota)
    {
        private readonly Lock _gate = new();
        private Pace _pace;

        public string Name { get; } = name;

        public double PerSecond { get; } = quota.PerSecond;

        public TimeSpan Take(TimeSpan now)
        {
            lock (_gate)
            {
                var (after, wait) = _pace.Take(now, PerSecond, quota.Burst ?? PerSecond);
                _pace = after ?? _pace;
                return wait;
            }
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace MlopsLab.ServiceDefaults.Http;

/// <summary>Finds a node's address the way service discovery writes it down: <c>services:{name}:http:0</c>, one more number per replica.</summary>
internal sealed class NodeAddresses(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<string, Uri[]> _known = new();
    private uint _turn;

    /// <summary>The node at this authority (<c>host:port</c>), or null.</summary>
    public string? NodeAt(string authority) => configuration.GetSection("services").GetChildren().Select(service => service.Key)
        .FirstOrDefault(node => _known.GetOrAdd(node, Read).Any(address => address.Authority == authority));

    public Uri Next(string node)
    {
        var addresses = _known.GetOrAdd(node, Read);
        return addresses.Length switch
        {
            0 => throw new NodeUnavailableException(node, $"The address of node '{node}' is not known: set services__{node}__http__0 (the AppHost does, for a node with WithReference({node}))."),
            1 => addresses[0],
            _ => addresses[Interlocked.Increment(ref _turn) % addresses.Length],
        };
    }

    private Uri[] Read(string node) =>
        [.. new[] { "http", "https" }.SelectMany(scheme => configuration.GetSection($"services:{node}:{scheme}").GetChildren())
            .Select(address => Parse(node, address))];

    private static Uri Parse(string node, IConfigurationSection address) =>
        Uri.TryCreate(address.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new NodeUnavailableException(node, $"{address.Path.Replace(":", "__", StringComparison.Ordinal)} is '{address.Value}', which is not an http address.");
}

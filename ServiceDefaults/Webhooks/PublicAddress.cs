using System.Net;
using System.Net.Sockets;

namespace MlopsLab.ServiceDefaults;

/// <summary>Tells addresses of the public internet from those a webhook must not reach: this machine, its network, its cloud's metadata.</summary>
public static class PublicAddress
{
    // IANA's special-purpose registries for IPv4 and IPv6.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Special.Any(network => network.Contains(plain));
    }

    /// <summary>Why a URL can't be a webhook's, as far as that shows before its name is looked up; null when it can.</summary>
    public static string? ProblemOf(string url, bool allowPrivate)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
        {
            return "it has to be an absolute http or https URL without user and password";
        }

        var isPrivate = IPAddress.TryParse(uri.IdnHost, out var address) ? !Is(address) : uri.IdnHost.TrimEnd('.').Split('.')[^1].Equals("localhost", StringComparison.OrdinalIgnoreCase);
        return isPrivate && !allowPrivate ? "it points into this machine or a private network" : null;
    }
}

using System.Net;
using System.Net.Sockets;

namespace MlopsLab.ServiceDefaults;

/// <summary>Connections for webhooks: no redirect, no proxy, and never an address that must not be reached, whatever the name resolves to at that moment.</summary>
public static class PublicConnection
{
    /// <param name="allowPrivate">Lets it reach this machine and private networks too.</param>
    /// <returns>A handler whose requests fail with a <see cref="PrivateTargetException"/> inside when every address of the host is private.</returns>
    public static SocketsHttpHandler Handler(bool allowPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, allowPrivate, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken ct)
    {
        var all = await Dns.GetHostAddressesAsync(target.Host, ct);
        var allowed = all.Where(address => allowPrivate || PublicAddress.Is(address)).ToArray();
        if (allowed.Length == 0)
        {
            throw new PrivateTargetException(target.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

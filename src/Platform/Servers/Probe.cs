using System.Net;
using System.Net.Sockets;

namespace MlopsLab.Servers;

internal static class Probe
{
    public static async Task<bool> AnswersAsync(
        int port, Func<NetworkStream, CancellationToken, Task<bool>> talk, CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, port, ct);
            await using var stream = client.GetStream();
            return await talk(stream, ct);
        }
        catch (Exception failure) when (failure is SocketException or IOException or InvalidDataException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace MlopsLab.Servers;

internal static class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A frozen server still accepts connections (the kernel does), so silence counts as no.</summary>
    public static async Task<bool> AnswersAsync(
        int port, Func<NetworkStream, CancellationToken, Task<bool>> talk, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            await using var stream = client.GetStream();
            return await talk(stream, limit.Token);
        }
        catch (Exception failure) when (failure is SocketException or IOException or InvalidDataException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace MlopsLab.Hosting.Engine;

/// <summary>One address for several replicas: each connection goes to the next replica that accepts it.</summary>
internal sealed class ReplicaProxy(int port, IReadOnlyList<int> targets)
{
    private int next = -1;

    public async Task RunAsync(CancellationToken ct)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(ct), ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken ct)
    {
        using (client)
        {
            using var target = await ConnectAsync(ct);
            if (target is null)
            {
                return;
            }

            try
            {
                var (near, far) = (client.GetStream(), target.GetStream());
                await Task.WhenAny(near.CopyToAsync(far, ct), far.CopyToAsync(near, ct));
            }
            catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
            {
                // Either side hung up.
            }
        }
    }

    private async Task<TcpClient?> ConnectAsync(CancellationToken ct)
    {
        for (var attempt = 0; attempt < targets.Count; attempt++)
        {
            var target = new TcpClient { NoDelay = true };
            try
            {
                var index = (int)((uint)Interlocked.Increment(ref next) % targets.Count);
                await target.ConnectAsync(IPAddress.Loopback, targets[index], ct);
                return target;
            }
            catch (Exception refused) when (refused is SocketException or OperationCanceledException)
            {
                target.Dispose();
            }
        }

        return null;
    }
}

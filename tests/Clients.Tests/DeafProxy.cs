using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MlopsLab.Clients.Tests;

/// <summary>Stands before a server; connections made before it was deafened get no more answers, though they stay open.</summary>
internal sealed class DeafProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _work = [];
    private readonly Uri _server;
    private int _connections;
    private int _deafUpTo;

    public DeafProxy(string server)
    {
        _server = new Uri($"tcp://{server}");
        _listener.Start();
        _work.Add(AcceptAsync());
    }

    public string Address => _listener.LocalEndpoint.ToString() ?? "";

    public void Deafen() => Volatile.Write(ref _deafUpTo, Volatile.Read(ref _connections));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await Task.WhenAll(_work);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _work.Add(ServeAsync(client, Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            return;
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using var server = new TcpClient();
        try
        {
            using (client)
            {
                await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), _stop.Token), AnswerAsync(server.GetStream(), client.GetStream(), number));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException)
        {
            return;
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client, int number)
    {
        var buffer = new byte[64 * 1024];
        while (await server.ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            if (number > Volatile.Read(ref _deafUpTo))
            {
                await client.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace MlopsLab.Cli.Tests.Support;

/// <summary>A control file and one address behind all nodes that sends back what it is given, byte by byte, and hangs up.</summary>
internal sealed class FakeLab : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string> _answer;

    /// <param name="home">Where the control file goes.</param>
    /// <param name="answer">From the request's first line to the raw answer.</param>
    public FakeLab(string home, Func<string, string> answer)
    {
        _answer = answer;
        _listener.Start();
        var url = $"http://{_listener.LocalEndpoint}";
        var nodes = new[] { "console", "gateway", "ingestion", "registry", "training" }.ToDictionary(node => node, _ => url);
        Directory.CreateDirectory(Path.Combine(home, "run"));
        File.WriteAllText(
            Path.Combine(home, "run", "control.json"),
            JsonSerializer.Serialize(new { url, token = "t", labToken = "l", pid = Environment.ProcessId, engine = "embedded", nodes }));
        _ = ServeAsync();
    }

    public static string Json(string body) => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream());
                var request = await reader.ReadLineAsync() ?? "";
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                await using var writer = new StreamWriter(client.GetStream());
                await writer.WriteAsync(_answer(request));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}

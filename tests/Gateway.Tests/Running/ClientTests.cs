using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MlopsLab.Gateway.Tests.Running;

/// <summary>Callers who take too long.</summary>
[Collection(GatewayCollection.Name)]
public sealed class ClientTests(RunningGateway gateway)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_who_stops_in_the_middle_of_its_body_is_sent_away_and_others_are_served()
    {
        await gateway.SplitAsync(0, _ct);
        using var socket = new TcpClient();
        var address = gateway.Http.BaseAddress ?? throw new InvalidOperationException("no address");
        await socket.ConnectAsync(address.Host, address.Port, _ct);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /score HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{"), _ct);

        Assert.Equal(HttpStatusCode.OK, (await gateway.ScoreAsync($"c-{Guid.NewGuid():N}", 10, _ct)).Status);
        using var reader = new StreamReader(stream, Encoding.ASCII);

        Assert.StartsWith("HTTP/1.1 408", await reader.ReadLineAsync(_ct), StringComparison.Ordinal);
    }
}

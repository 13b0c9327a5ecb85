using System.Net;
using System.Net.Sockets;

namespace MlopsLab.Servers.Tests;

public sealed class FreePortsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private FreePorts Ports => new(Path.Combine(folder, "ports.json"));

    [Fact]
    public void Gives_the_same_port_again_after_a_restart()
    {
        var first = PortOf(Ports, "amqp");

        Assert.Equal(first, PortOf(Ports, "amqp"));
    }

    [Fact]
    public void Gives_the_same_port_although_old_connections_linger()
    {
        var port = PortOf(Ports, "amqp");
        LeaveConnectionInTimeWait(port);

        Assert.Equal(port, PortOf(Ports, "amqp"));
    }

    [Fact]
    public void Gives_another_port_when_the_remembered_one_is_taken()
    {
        var port = PortOf(Ports, "amqp");
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();

        Assert.NotEqual(port, PortOf(Ports, "amqp"));
    }

    [Fact]
    public void Gives_each_name_its_own_port()
    {
        var ports = Ports;

        Assert.Equal(50, Enumerable.Range(0, 50).Select(i => PortOf(ports, $"server {i}")).Distinct().Count());
    }

    [Fact]
    public void Keeps_a_reserved_port_from_everybody_else()
    {
        using var reservation = Ports.Reserve("amqp");
        using var other = new TcpListener(IPAddress.Loopback, reservation.Port);

        Assert.Throws<SocketException>(other.Start);
    }

    [Fact]
    public void Stays_below_the_ports_of_outgoing_connections() => Assert.InRange(PortOf(Ports, "amqp"), 1_025, 32_767);

    [Fact]
    public void Starts_anew_when_its_file_is_damaged()
    {
        File.WriteAllText(Path.Combine(folder, "ports.json"), "{\"amqp\":");

        Assert.NotEqual(0, PortOf(Ports, "amqp"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static int PortOf(FreePorts ports, string name)
    {
        using var reservation = ports.Reserve(name);
        return reservation.Port;
    }

    private static void LeaveConnectionInTimeWait(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        using var client = new TcpClient();
        client.Connect(IPAddress.Loopback, port);
        listener.AcceptTcpClient().Dispose();
    }
}

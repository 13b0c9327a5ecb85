using System.Net.Sockets;

namespace MlopsLab.Servers;

/// <summary>A port nobody else can take; dispose it right before its server starts.</summary>
public sealed class PortReservation : IDisposable
{
    private readonly TcpListener listener;

    internal PortReservation(int port, TcpListener listener)
    {
        Port = port;
        this.listener = listener;
    }

    public int Port { get; }

    public void Dispose() => listener.Dispose();
}

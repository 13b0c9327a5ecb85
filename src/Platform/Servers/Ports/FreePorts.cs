using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace MlopsLab.Servers;

/// <summary>
/// Ports on 127.0.0.1 by name, the same ones at each start. They lie below the range from which the system takes
/// ports for outgoing connections, so that none is taken while its server is down.
/// </summary>
/// <param name="file">Where the ports are remembered.</param>
public sealed class FreePorts(string file)
{
    private const int Lowest = 15_000;
    private const int Highest = 32_000;
    private readonly Lock gate = new();

    /// <summary>The remembered port if it is free, else a new one; it stays occupied until the reservation is disposed.</summary>
    public PortReservation Reserve(string name)
    {
        lock (gate)
        {
            var known = Read();
            var reservation = Candidates(known, name).Select(TryReserve).OfType<PortReservation>().FirstOrDefault()
                ?? throw new IOException($"No port between {Lowest} and {Highest} is free on 127.0.0.1.");
            known[name] = reservation.Port;
            Write(known);
            return reservation;
        }
    }

    private static IEnumerable<int> Candidates(Dictionary<string, int> known, string name)
    {
        if (known.TryGetValue(name, out var remembered))
        {
            yield return remembered;
        }

        var span = Highest - Lowest;
        var start = System.Security.Cryptography.RandomNumberGenerator.GetInt32(span);
        for (var i = 0; i < span; i++)
        {
            var port = Lowest + ((start + i) % span);
            if (!known.ContainsValue(port))
            {
                yield return port;
            }
        }
    }

    private static PortReservation? TryReserve(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            // Listening, not only bound: Linux lets two sockets with SO_REUSEADDR bind the same port.
            listener.Start();
            return new PortReservation(port, listener);
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }

    private Dictionary<string, int> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(file)) ?? [];
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return [];
        }
    }

    private void Write(Dictionary<string, int> known)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
        var temporary = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(temporary, JsonSerializer.Serialize(known));
        File.Move(temporary, file, overwrite: true);
    }
}

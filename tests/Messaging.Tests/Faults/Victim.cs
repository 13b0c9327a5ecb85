using System.Net;
using System.Net.Sockets;
using Dapper;
using Microsoft.Data.Sqlite;
using MlopsLab.Servers;

namespace MlopsLab.Messaging.Tests.Faults;

/// <summary>A node in a process of its own, so that killing it is real. Its folder and address outlive its deaths.</summary>
internal sealed class Victim(string name, string broker, Dictionary<string, string> more) : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"victim-{Guid.NewGuid():N}");
    private readonly List<string> _output = [];
    private ProcessGroup? _process;

    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output.TakeLast(60));
            }
        }
    }

    public bool HasExited => _process?.HasExited ?? true;

    public void Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MlopsLab.BusVictim");
        var environment = new Dictionary<string, string>(more)
        {
            ["OTEL_SERVICE_NAME"] = name,
            ["LAB_DATA"] = _folder,
            ["LAB_TOKEN"] = TestNode.Token,
            ["ConnectionStrings__messaging"] = broker,
            ["ASPNETCORE_URLS"] = Url,
            ["Messaging__Heartbeat"] = "00:00:01",
            ["Messaging__ConfirmTimeout"] = "00:00:03",
            ["Messaging__WatchdogInterval"] = "00:00:01",
            ["Messaging__RetryDelays__0"] = "00:00:00.2",
        };
        _process = ProcessGroup.Start(new ServerCommand(program, [], environment, AppContext.BaseDirectory), Print);
    }

    public async Task KillAsync(CancellationToken ct)
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync(ct);
            await process.DisposeAsync();
        }

        _process = null;
    }

    /// <summary>How many effects there are, and how many different ones.</summary>
    public async Task<(long All, long Distinct)> EffectsAsync()
    {
        var file = Path.Combine(_folder, name, "store.db");
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        try
        {
            await connection.OpenAsync();
            return await connection.QuerySingleAsync<(long, long)>("SELECT COUNT(*), COUNT(DISTINCT step) FROM effect");
        }
        catch (SqliteException)
        {
            // Not made yet.
            return (0, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(CancellationToken.None);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Print(string line)
    {
        lock (_output)
        {
            _output.Add(line);
        }
    }
}

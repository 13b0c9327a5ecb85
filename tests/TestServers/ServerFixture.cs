using System.Collections.Concurrent;
using MlopsLab.Servers;
using Xunit;

namespace MlopsLab.TestServers;

/// <summary>
/// A server in a temporary folder and its own process group. It dies with the test process, also when that one is
/// killed. Starting takes seconds: share one per assembly, and give each test names of its own (queues, keys).
/// A test that kills or freezes the server needs one of its own: <c>await using var server = new RabbitMqFixture(); await server.StartAsync(ct);</c>.
/// </summary>
public abstract class ServerFixture(ServerKind kind) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly ConcurrentQueue<string> output = new();
    private readonly List<ProcessGroup> companions = [];
    private FreePorts? ports;
    private IServer? server;
    private ProcessGroup? group;

    /// <summary>As the clients take it.</summary>
    public string ConnectionString => Server.ConnectionString;

    /// <summary>The server's process id.</summary>
    public int ProcessId => Group.Id;

    /// <summary>What the server printed, last lines last.</summary>
    public IReadOnlyCollection<string> Output => output;

    private IServer Server => server ?? throw new InvalidOperationException("The server was not started.");

    private ProcessGroup Group => group ?? throw new InvalidOperationException("The server was not started.");

    private string Folder { get; } = Path.Combine(Path.GetTempPath(), $"lab-{Guid.NewGuid():N}"[..16]);

    /// <summary>Finds or provides the server, starts it and waits until it is ready.</summary>
    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await StartAsync(limit.Token);
    }

    /// <summary>The same for callers with a token.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var installation = await ServerTools.ForUser(output.Enqueue).EnsureAsync(kind, ct);
        Directory.CreateDirectory(Folder);
        ports = new FreePorts(Path.Combine(Folder, "ports.json"));
        server = Plan(installation, Path.Combine(Folder, "server"));
        await LaunchAsync(ct);
    }

    /// <summary>kill -9 of the server's process group; returns when it is gone.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        Group.Kill();
        await Group.WaitForExitAsync(ct);
    }

    /// <summary>SIGSTOP: connections stay open and nothing answers.</summary>
    public void Freeze() => Group.Freeze();

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Group.Thaw();

    /// <summary>Ends it in order (SIGTERM) and waits for that.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        Group.Terminate();
        await Group.WaitForExitAsync(ct);
    }

    /// <summary>Starts it again on the same data and ports, killing it first if it still runs, and waits until it is ready.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        await EndAsync();
        await LaunchAsync(ct);
    }

    /// <summary>One question over the server's own protocol.</summary>
    public Task<bool> IsReadyAsync(CancellationToken ct) => Server.IsReadyAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    protected abstract IServer Plan(Installation installation, string folder);

    /// <summary>A free port, the same one at every restart of this server.</summary>
    protected int Port(string name)
    {
        using var reservation = (ports ?? throw new InvalidOperationException("Ports come with the start.")).Reserve(name);
        return reservation.Port;
    }

    protected async Task<string> ControlAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var run = await CommandRun.OfAsync(Server.Control(arguments), ct);
        return run.Succeeded ? run.Output : throw new InvalidOperationException($"Exit code {run.ExitCode}: {run.Error}{run.Output}");
    }

    private async Task LaunchAsync(CancellationToken ct)
    {
        await Server.PrepareAsync(ct);
        companions.AddRange(Server.Companions.Select(companion => ProcessGroup.Start(companion, output.Enqueue)));
        group = ProcessGroup.Start(Server.Command, output.Enqueue);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        while (!await Server.IsReadyAsync(limit.Token))
        {
            if (group.HasExited)
            {
                throw new InvalidOperationException($"{kind} ended while starting:\n{string.Join('\n', output)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    private async Task EndAsync()
    {
        foreach (var process in companions.Append(group).OfType<ProcessGroup>())
        {
            await process.DisposeAsync();
        }

        companions.Clear();
        group = null;
    }
}

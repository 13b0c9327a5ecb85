using System.Collections.Concurrent;
using System.Net.Http.Headers;
using MlopsLab.Servers;

namespace MlopsLab.TestNodes;

/// <summary>A node as it really runs: its own process, killed with the test process, on a port and a data folder that stay the same over restarts.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    public const string Token = "token-of-the-tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"lab-{Guid.NewGuid():N}"[..16]);
    private readonly ServerCommand _command;
    private ProcessGroup? _process;

    /// <param name="name">The node's name; its program is copied beside the tests by their project reference.</param>
    /// <param name="project">The project's name, as in <c>MlopsLab.Registry</c>.</param>
    /// <param name="settings">Environment variables besides the usual ones.</param>
    public NodeProcess(string name, string project, IReadOnlyDictionary<string, string> settings)
    {
        Directory.CreateDirectory(_folder);
        using var port = new FreePorts(Path.Combine(_folder, "ports.json")).Reserve("http");
        var address = $"http://127.0.0.1:{port.Port}";
        Http = new HttpClient { BaseAddress = new Uri(address) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        DataFolder = Path.Combine(_folder, "data", name);
        var environment = new Dictionary<string, string>(settings)
        {
            ["OTEL_SERVICE_NAME"] = name,
            ["LAB_DATA"] = Path.Combine(_folder, "data"),
            ["LAB_TOKEN"] = Token,
            ["ASPNETCORE_URLS"] = address,
        };
        _command = new ServerCommand("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{project}.dll"), .. Dashed(settings)], environment, _folder);
    }

    /// <summary>A client that carries the token.</summary>
    public HttpClient Http { get; }

    public string DataFolder { get; }

    public string Output => string.Join('\n', _output);

    /// <summary>Starts it and waits until it is healthy, which includes its links to the broker.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var process = ProcessGroup.Start(_command, _output.Enqueue);
        _process = process;
        await Eventually.HoldsAsync(() => IsHealthyAsync(process, ct), Patience, () => $"the node is healthy:\n{Output}", ct);
    }

    /// <summary>kill -9; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.DisposeAsync();
        }
    }

    /// <summary>Stops it where it is (SIGSTOP), does the work while none of its threads runs, and lets it go on.</summary>
    public async Task WhileStoppedAsync(Action work, CancellationToken ct)
    {
        var process = _process ?? throw new InvalidOperationException("Not started.");
        process.Freeze();
        try
        {
            await Eventually.HoldsAsync(() => Task.FromResult(Threads.AreStopped(process.Id)), "every thread is stopped", ct);
            work();
        }
        finally
        {
            process.Thaw();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The shell that owns the process drops variables whose names have a dash (services__monitor-data__http__0): those go as arguments.</summary>
    private static IEnumerable<string> Dashed(IReadOnlyDictionary<string, string> settings) => settings
        .Where(setting => setting.Key.Contains('-', StringComparison.Ordinal))
        .Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}");

    private async Task<bool> IsHealthyAsync(ProcessGroup process, CancellationToken ct)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The node ended while starting:\n{Output}");
        }

        try
        {
            return (await Http.JsonAsync("/health", ct)).Text("status") == "Healthy";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

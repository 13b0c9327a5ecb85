using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MlopsLab.Lab.Tests;

/// <summary>A whole lab of its own, in a folder of its own, operated through the <c>lab</c> command.</summary>
internal sealed class LabProcess(string home) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);
    private Process? _host;

    public string Home { get; } = home;

    public int HostPid => _host?.Id ?? 0;

    public static async Task<LabProcess> StartAsync(string home, CancellationToken ct)
    {
        var lab = new LabProcess(home);
        await lab.StartAsync(ct);
        return lab;
    }

    public async Task StartAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Home);
        var log = Path.Combine(Home, "apphost.log");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" --engine embedded >> \"$1\" 2>&1", Output.Program("AppHost"), log]) { Environment = { ["LAB_HOME"] = Home } };
        _host = Process.Start(start) ?? throw new InvalidOperationException("The AppHost did not start.");
        await UntilAsync("every node is healthy", StartLimit, async () => (bool?)(await TryAsync(ct, "status", "--json"))?["healthy"] is true, ct);
    }

    /// <summary>Runs <c>lab</c> with these words.</summary>
    public async Task<Answer> RunAsync(CancellationToken ct, params string[] words)
    {
        var start = new ProcessStartInfo(Output.Program("Cli"), words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LAB_HOME"] = Home, ["LAB_ROOT"] = Output.Root },
        };
        using var command = Process.Start(start) ?? throw new InvalidOperationException("The lab command did not start.");
        var (text, error) = (command.StandardOutput.ReadToEndAsync(ct), command.StandardError.ReadToEndAsync(ct));
        await command.WaitForExitAsync(ct);
        return new Answer(command.ExitCode, await text, await error);
    }

    /// <summary>The JSON of a call that has to succeed.</summary>
    public async Task<JsonNode> JsonAsync(CancellationToken ct, params string[] words)
    {
        var answer = await RunAsync(ct, words);
        Assert.True(answer.Code == 0, $"lab {string.Join(' ', words)}: {answer}");
        return answer.Json;
    }

    public async Task<string> UrlOfAsync(string node, CancellationToken ct) =>
        (await NodesAsync(ct)).Where(row => (string?)row?["name"] == node).Select(row => (string?)row?["url"]).First() ?? throw new InvalidOperationException($"{node} has no address.");

    public async Task<JsonArray> NodesAsync(CancellationToken ct) => (await RunAsync(ct, "status", "--json")).Json["nodes"] as JsonArray ?? [];

    /// <summary>Asks again and again, since what is waited for happens in other processes; fails with what was waited for.</summary>
    public static async Task UntilAsync(string what, TimeSpan limit, Func<Task<bool>> happened, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (!await happened())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < limit, $"Not within {limit.TotalSeconds:0} s: {what}.");
            await timer.WaitForNextTickAsync(ct);
        }
    }

    /// <summary>The token that nodes and the console's link ask for.</summary>
    public async Task<string> TokenAsync(CancellationToken ct) =>
        (string?)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Home, "run", "control.json"), ct))?["labToken"] ?? throw new InvalidOperationException("The lab has no token.");

    public void KillHost() => _host?.Kill();

    public async ValueTask DisposeAsync()
    {
        if (_host is { HasExited: false } host)
        {
            await RunAsync(CancellationToken.None, "down");
            await host.WaitForExitAsync(CancellationToken.None);
        }

        _host?.Dispose();
    }

    private async Task<JsonNode?> TryAsync(CancellationToken ct, params string[] words)
    {
        Assert.False(_host?.HasExited ?? true, $"The AppHost ended; see {Home}/apphost.log.");
        var answer = await RunAsync(ct, words);
        return answer.Out.Length == 0 ? null : answer.Json;
    }
}

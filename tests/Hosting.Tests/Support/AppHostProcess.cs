using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace MlopsLab.Hosting.Tests.Support;

/// <summary>The sample AppHost as a process of its own, so that it can be killed.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public AppHostProcess(string folder, params string[] arguments)
    {
        Folder = folder;
        var program = System.IO.Path.Combine(AppContext.BaseDirectory, "..", "..", "SampleAppHost", new DirectoryInfo(AppContext.BaseDirectory).Name, "MlopsLab.SampleAppHost");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LAB_HOME"] = folder;
        process = Process.Start(start) ?? throw new InvalidOperationException("The sample AppHost did not start.");
        process.OutputDataReceived += (_, line) => lines.Writer.TryWrite(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Writer.TryWrite(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Folder { get; }

    public int Pid => process.Id;

    private string ControlFile => System.IO.Path.Combine(Folder, "run", "control.json");

    public async Task<string> SaysAsync(string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(SampleLab.Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await foreach (var line in lines.Reader.ReadAllAsync(limit.Token))
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"It never said '{text}'.");
    }

    /// <summary>The lines it said that nobody has waited for yet.</summary>
    public IReadOnlyList<string> Said()
    {
        var said = new List<string>();
        while (lines.Reader.TryRead(out var line))
        {
            said.Add(line);
        }

        return [.. said.Where(line => line.Length > 0)];
    }

    public async Task<int> EndsAsync()
    {
        await process.WaitForExitAsync(SampleLab.Stop).WaitAsync(TimeSpan.FromSeconds(60), SampleLab.Stop);
        return process.ExitCode;
    }

    public void Kill() => process.Kill();

    public JsonElement Control() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(ControlFile));

    /// <summary>A client of the control endpoint, as soon as that knows the node.</summary>
    public async Task<HttpClient> ControlAsync(string node)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(SampleLab.Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!File.Exists(ControlFile) || !Control().GetProperty("nodes").TryGetProperty(node, out _))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }

        var client = new HttpClient { BaseAddress = new(Control().GetProperty("url").GetString() ?? "") };
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Control().GetProperty("token").GetString()}");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}

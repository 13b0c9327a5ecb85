using System.Diagnostics;
using System.Text.Json;

namespace MlopsLab.Benchmarks.Statistics;

/// <summary>scipy in a process of its own.</summary>
internal sealed class ScipyPeer : IDisposable
{
    private const string Python = "/usr/bin/python3"; // Debian's packages belong to Debian's Python

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Statistics", "scipy_peer.py");

    private readonly Process process;

    private ScipyPeer(Process process) => this.process = process;

    /// <summary>Null when there is no Python with scipy.</summary>
    public static async Task<ScipyPeer?> StartAsync(string file, int features, int rows, CancellationToken ct)
    {
        if (!File.Exists(Python))
        {
            return null;
        }

        var start = new ProcessStartInfo(Python, [Script, file, $"{features}", $"{rows}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var peer = new ScipyPeer(Process.Start(start) ?? throw new InvalidOperationException("Python did not start."));
        if (await peer.AskAsync(ct) is not null)
        {
            return peer;
        }

        peer.Dispose();
        return null;
    }

    /// <summary>Seconds and figures of one round; null when the process ended.</summary>
    public async Task<ScipyRound?> AskAsync(CancellationToken ct)
    {
        try
        {
            await process.StandardInput.WriteLineAsync("once".AsMemory(), ct);
            await process.StandardInput.FlushAsync(ct);
        }
        catch (IOException)
        {
            return null;
        }

        return await process.StandardOutput.ReadLineAsync(ct) is { } line ? JsonSerializer.Deserialize<ScipyRound>(line, JsonSerializerOptions.Web) : null;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.Dispose();
    }
}

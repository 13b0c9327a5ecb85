using System.Diagnostics;
using System.Text.Json;

namespace MlopsLab.Benchmarks.Learning;

/// <summary>The peers' process: one question a line, one JSON document back.</summary>
internal sealed class Peers : IDisposable
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Learning", "peers.py");

    private readonly string folder;
    private readonly Process process;

    private Peers(string folder, Process process) => (this.folder, this.process) = (folder, process);

    /// <summary>Null when there is no Python with numpy.</summary>
    public static async Task<Peers?> StartAsync(string folder, CancellationToken ct)
    {
        if (!File.Exists(Python))
        {
            return null;
        }

        var peers = new Peers(folder, Start(folder));
        try
        {
            await peers.NamesAsync(ct);
            return peers;
        }
        catch (IOException)
        {
            peers.Dispose();
            return null;
        }
    }

    public async Task<string[]> NamesAsync(CancellationToken ct) =>
        [.. (await AskAsync("names", ct)).GetProperty("names").EnumerateArray().Select(name => name.GetString() ?? "")];

    public async Task<double> FitAsync(string peer, int threads, int bins, CancellationToken ct) =>
        (await AskAsync($"fit {peer} {threads} {bins}", ct)).GetProperty("seconds").GetDouble();

    public double[] Scores()
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, "scores.f64"));
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(bytes).ToArray();
    }

    public async Task<ScoringTimes> ScoreAsync(string peer, CancellationToken ct)
    {
        var answer = await AskAsync($"score {peer}", ct);
        return new(answer.GetProperty("one").GetDouble(), answer.GetProperty("batch").GetDouble(), answer.GetProperty("many").GetDouble());
    }

    public static async Task<double> MegabytesAsync(string folder, string peer, CancellationToken ct)
    {
        using var once = Start(folder, "once", peer);
        var said = await once.StandardOutput.ReadToEndAsync(ct);
        using var answer = JsonDocument.Parse(said);
        return answer.RootElement.GetProperty("megabytes").GetDouble();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.Dispose();
    }

    private static string Python => "/usr/bin/python3"; // Debian's packages belong to Debian's Python

    private static Process Start(string folder, params string[] rest) =>
        Process.Start(new ProcessStartInfo(Python, [Script, folder, .. rest]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })
        ?? throw new InvalidOperationException("The peers did not start.");

    private async Task<JsonElement> AskAsync(string question, CancellationToken ct)
    {
        await process.StandardInput.WriteLineAsync(question.AsMemory(), ct);
        await process.StandardInput.FlushAsync(ct);
        var line = await process.StandardOutput.ReadLineAsync(ct)
            ?? throw new IOException($"The peers stopped: {await process.StandardError.ReadToEndAsync(ct)}");
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.Clone();
    }
}

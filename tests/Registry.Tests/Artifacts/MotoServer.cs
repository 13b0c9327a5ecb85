using System.Diagnostics;
using MlopsLab.Servers;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Artifacts;

/// <summary>Moto's S3 (pypi.org/project/moto), where it is installed: another people's idea of what S3 does. It takes any signature.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <summary>Null where it is not installed.</summary>
    public static async Task<MotoServer?> TryStartAsync(CancellationToken ct)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "moto_server")).FirstOrDefault(File.Exists);
        if (path is null || Start(path, out var address) is not { } process)
        {
            return null;
        }

        var server = new MotoServer(process, address);
        await Eventually.HoldsAsync(() => server.AnswersAsync(ct), "moto answers", ct);
        return server;
    }

    private static Process? Start(string path, out string address)
    {
        int port;
        using (var reserved = new FreePorts(Path.Combine(Path.GetTempPath(), $"lab-moto-{Guid.NewGuid():n}.json")).Reserve("moto"))
        {
            port = reserved.Port;
        }

        address = $"http://127.0.0.1:{port}";
        return Process.Start(new ProcessStartInfo(path, ["-p", $"{port}"]) { RedirectStandardError = true, RedirectStandardOutput = true });
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            using var http = new HttpClient();
            using var answer = await http.PutAsync(new Uri($"{Address}/{BucketStandIn.Bucket}"), null, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

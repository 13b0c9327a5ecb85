using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlopsLab.ServiceDefaults.Telemetry;

namespace MlopsLab.ServiceDefaults.Lineage;

/// <summary>
/// Writes run events to <c>lineage.ndjson</c> in the node's folder and posts them to <c>LAB_OPENLINEAGE_URL</c> when that is set, in the
/// background: a full queue drops events and a receiver that is away is told once per event in the log; the work itself never waits or fails.
/// </summary>
public sealed class LineageEmitter : BackgroundService
{
    private const int Waiting = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<string> queue = Bounded();
    private readonly Channel<string> outgoing = Bounded();
    private readonly HttpClient http = new() { Timeout = Patience };
    private readonly TimeProvider time;
    private readonly ILogger<LineageEmitter> log;
    private readonly string file;
    private readonly Uri? receiver;

    public LineageEmitter(NodeIdentity node, IConfiguration configuration, TimeProvider time, ILogger<LineageEmitter> log)
    {
        (this.time, this.log, file) = (time, log, Path.Combine(node.DataFolder, "lineage.ndjson"));
        receiver = Uri.TryCreate(configuration["LAB_OPENLINEAGE_URL"]?.TrimEnd('/') + "/api/v1/lineage", UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
    }

    /// <summary>Returns at once.</summary>
    public void Emit(LineageRun run, LineageState state, string? error = null) =>
        queue.Writer.TryWrite(LineageJson.Event(run, state, time.GetUtcNow(), error).ToJsonString());

    /// <summary>What waits is kept, also when the stop comes before the first event was read.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        while (queue.Reader.TryRead(out var line))
        {
            await KeepAsync(line);
        }
    }

    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        receiver is null ? KeepAllAsync() : Task.WhenAll(KeepAllAsync(), PostAllAsync(receiver, stoppingToken));

    private static Channel<string> Bounded() => Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropWrite });

    private async Task KeepAllAsync()
    {
        await foreach (var line in queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            await KeepAsync(line);
            if (receiver is not null)
            {
                outgoing.Writer.TryWrite(line);
            }
        }
    }

    private async Task PostAllAsync(Uri url, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await PostAsync(url, await outgoing.Reader.ReadAsync(ct), ct);
        }
    }

    private async Task KeepAsync(string line)
    {
        try
        {
            await File.AppendAllTextAsync(file, line + "\n");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            log.LineageNotKept(problem, file);
        }
    }

    private async Task PostAsync(Uri url, string line, CancellationToken ct)
    {
        try
        {
            using var content = new StringContent(line, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var answer = await http.PostAsync(url, content, ct);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            log.LineageNotSent(problem.Message, url);
        }
    }
}

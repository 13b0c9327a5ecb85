using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts;
using MlopsLab.Monitoring.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Monitoring.Signals;

/// <summary>Asks every other node how it is and remembers since when it, or a server it needs, is not well; whether this one is, the dead-man's switch asks.</summary>
internal sealed class NodeProbe(IHttpClientFactory clients, NodeIdentity self, IOptions<MonitoringOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _downSince = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Signal>> LookAsync(DateTimeOffset now, CancellationToken ct)
    {
        var reports = await Task.WhenAll(NodeCards.All.Where(card => card.Name != self.Name).Select(card => AskAsync(card.Name, ct)));
        var servers = ServerRule.Of(reports).ToList();
        var down = servers.Where(server => server.Up is false).Select(server => server.Server).ToList();
        return
        [
            .. reports.Select(report => Down("system.node-down", report.Node, report.Healthy || ServerRule.Explains(report, down), now)),
            .. servers.Where(server => server.Up is not null).Select(server => Down("system.server-down", server.Server, server.Up is true, now)),
        ];
    }

    private Signal Down(string kind, string name, bool up, DateTimeOffset now)
    {
        var down = up ? Forget(name) : (now - _downSince.GetOrAdd(name, now)).TotalSeconds;
        return new Signal(kind, name, "critical", name, down, options.Value.NodeDownAfter.TotalSeconds, $"{name} is not healthy for {down:0} s");
    }

    private double Forget(string name)
    {
        _downSince.TryRemove(name, out _);
        return 0;
    }

    private async Task<NodeReport> AskAsync(string node, CancellationToken ct)
    {
        try
        {
            using var limit = new CancellationTokenSource(Timeout, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
            using var response = await clients.CreateClient(node).GetAsync("/health", both.Token);
            return new NodeReport(node, response.IsSuccessStatusCode, Checks(await response.Content.ReadFromJsonAsync<JsonElement>(both.Token)));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return NodeReport.Silent(node);
        }
    }

    private static Dictionary<string, bool> Checks(JsonElement report)
    {
        var checks = new Dictionary<string, bool>(StringComparer.Ordinal);
        if (report.ValueKind == JsonValueKind.Object && report.TryGetProperty("checks", out var all) && all.ValueKind == JsonValueKind.Array)
        {
            foreach (var check in all.EnumerateArray())
            {
                checks[check.GetProperty("name").GetString() ?? ""] = check.GetProperty("status").GetString() == "Healthy";
            }
        }

        return checks;
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts;
using MlopsLab.Monitoring.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Monitoring.Signals;

/// <summary>Asks every other node whether it is healthy and remembers since when it is not; whether this one is, the dead-man's switch asks.</summary>
internal sealed class NodeProbe(IHttpClientFactory clients, NodeIdentity self, IOptions<MonitoringOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _downSince = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Signal>> LookAsync(DateTimeOffset now, CancellationToken ct) =>
        await Task.WhenAll(NodeCards.All.Where(card => card.Name != self.Name).Select(card => LookAsync(card.Name, now, ct)));

    private async Task<Signal> LookAsync(string node, DateTimeOffset now, CancellationToken ct)
    {
        var down = await HealthyAsync(node, ct) ? Forget(node) : (now - _downSince.GetOrAdd(node, now)).TotalSeconds;
        return new Signal("system.node-down", node, "critical", node, down, options.Value.NodeDownAfter.TotalSeconds, $"{node} is not healthy for {down:0} s");
    }

    private double Forget(string node)
    {
        _downSince.TryRemove(node, out _);
        return 0;
    }

    private async Task<bool> HealthyAsync(string node, CancellationToken ct)
    {
        try
        {
            using var limit = new CancellationTokenSource(Timeout, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
            using var response = await clients.CreateClient(node).GetAsync("/health", both.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts;

namespace MlopsLab.Console.Lab;

/// <summary>Takes the picture of the lab, only while somebody looks and at most once in a while for all of them.</summary>
internal sealed class Painter(LabControl control, NodeReader nodes, IOptions<ConsoleOptions> options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private Picture _last = Picture.Nothing;

    public async Task<Picture> LookAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() - _last.At < options.Value.Freshness)
        {
            return _last;
        }

        await _one.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            return now - _last.At < options.Value.Freshness ? _last : _last = await PaintAsync(now, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Picture> PaintAsync(DateTimeOffset now, CancellationToken ct)
    {
        var states = control.NodesAsync(ct);
        var asked = new[]
        {
            ("traffic", "/traffic"), ("gateway", "/routing"), ("registry", "/models"), ("inference-stable", "/loaded"),
            ("inference-canary", "/loaded"), ("rollouts", "/rollouts"), ("incidents", "/alerts"),
        }.Select(one => nodes.TryGetAsync(one.Item1, one.Item2, ct)).ToArray();
        var bus = NodeCards.All.ToDictionary(card => card.Name, card => nodes.TryGetAsync(card.Name, "/bus", ct));
        await Task.WhenAll([states, .. asked, .. bus.Values]);

        var found = new Dictionary<string, JsonNode>();
        foreach (var (name, answer) in bus)
        {
            if (await answer is { } known)
            {
                found[name] = known;
            }
        }

        return new Picture(
            now, await states, found, Rates(found, now),
            await asked[0], await asked[1], await asked[2], await asked[3], await asked[4], await asked[5], await asked[6]);
    }

    private Dictionary<string, double> Rates(Dictionary<string, JsonNode> bus, DateTimeOffset now)
    {
        var seconds = Math.Max(0.1, (now - _last.At).TotalSeconds);
        return bus.ToDictionary(
            pair => pair.Key,
            pair => _last.Bus.TryGetValue(pair.Key, out var before) ? Math.Max(0, Handled(pair.Value) - Handled(before)) / seconds : 0);
    }

    private static double Handled(JsonNode bus) => (bus["queues"] as JsonArray)?.Sum(queue => (double?)queue?["handled"] ?? 0) ?? 0;
}

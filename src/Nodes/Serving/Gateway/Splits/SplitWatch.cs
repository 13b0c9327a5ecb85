using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Splits;

/// <summary>Compares the real split with the wanted one, and tells once a look while they differ.</summary>
internal sealed class SplitWatch(Store store, SplitMetrics metrics, IOptions<GatewayOptions> options, TimeProvider clock, ILogger<SplitWatch> log) : BackgroundService
{
    /// <summary>One false alarm in a thousand splits, however often it is looked at.</summary>
    private static readonly double Needed = Math.Log(1_000);

    private readonly ConcurrentDictionary<string, SplitCount> _counts = new(StringComparer.Ordinal);

    public void Saw(ModelRoute route, string entity, Target answeredBy)
    {
        if (route.CanaryWeight is not (> 0 and < 1))
        {
            return;
        }

        var count = _counts.AddOrUpdate(route.Model, _ => new(route.Epoch, route.CanaryWeight), (_, known) => route.Epoch > known.Epoch ? new(route.Epoch, route.CanaryWeight) : known);
        lock (count)
        {
            if (count.Epoch == route.Epoch)
            {
                count.Saw(entity, answeredBy);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SplitCheckEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.SplitNotTold(problem);
            }
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var looked = _counts.Select(model => Look(model.Key, model.Value)).ToList();
        var skewed = looked.Where(fact => fact.LogEvidence >= Needed).ToList();
        foreach (var fact in looked)
        {
            metrics.Looked(fact);
        }

        if (skewed.Count > 0)
        {
            await store.InTransactionAsync((session, token) => TellAsync(session, skewed, token), ct);
        }
    }

    private TrafficSplitSkewed Look(string model, SplitCount count)
    {
        lock (count)
        {
            return new TrafficSplitSkewed(model, count.Epoch, count.Wanted, count.Entities, count.CanaryEntities, count.LogEvidence, clock.GetUtcNow());
        }
    }

    private static async Task TellAsync(StoreSession session, IReadOnlyList<TrafficSplitSkewed> facts, CancellationToken ct)
    {
        foreach (var fact in facts)
        {
            await session.PublishAsync(fact, ct);
        }
    }
}

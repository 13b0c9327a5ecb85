using System.Threading.Channels;
using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Online;
using MlopsLab.Gateway.Telemetry;
using MlopsLab.Gateway.Upstream;

namespace MlopsLab.Gateway.Scoring;

/// <summary>Writes answers to the cache behind the caller's back; when Redis is slow the newest answers are simply not cached.</summary>
internal sealed class CacheWriter(OnlineStore online, IOptions<GatewayOptions> options, CacheMetrics metrics, ILogger<CacheWriter> log) : BackgroundService
{
    private readonly Channel<(string Key, CachedScore Answer)> _queue = Channel.CreateBounded<(string, CachedScore)>(
        new BoundedChannelOptions(1024) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Null when nothing can be cached because the version that will answer is not known.</summary>
    public string? KeyFor(ModelRoute route, Target target, ScoreRequest request) =>
        options.Value.CacheEnabled && route.VersionAt(target) is { } version ? Key(route.Model, version, request) : null;

    /// <summary>An earlier answer that counts, if it was looked for and is there.</summary>
    public CachedScore? Take(string? key, LookUp found, ulong featureHash)
    {
        if (key is null)
        {
            return null;
        }

        metrics.Looked(found, featureHash);
        return found.OutcomeFor(featureHash) == CacheOutcome.Hit ? found.Cached : null;
    }

    public void Remember(ModelRoute route, UpstreamAnswer answer, ScoreRequest request, ulong featureHash, TimeSpan took)
    {
        if (options.Value.CacheEnabled && answer.Succeeded)
        {
            _queue.Writer.TryWrite((Key(route.Model, answer.Version, request), new CachedScore(featureHash, answer.Score, answer.Threshold, took)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (key, answer) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            await RememberAsync(key, answer, stoppingToken);
        }
    }

    private async Task RememberAsync(string key, CachedScore answer, CancellationToken ct)
    {
        try
        {
            await online.RememberAsync(key, answer, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.NotCached(problem);
        }
    }

    private static string Key(string model, string version, ScoreRequest request) =>
        $"p:{model}:{version}:{request.RowHash}";
}

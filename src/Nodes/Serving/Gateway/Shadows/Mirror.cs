using System.Threading.Channels;
using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Gateway.Telemetry;
using MlopsLab.Gateway.Upstream;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Shadows;

/// <summary>
/// Asks the shadow what the callers were answered already. It has its own few workers, line, pace and time-out and no part in admission or breakers:
/// what does not fit is dropped and counted.
/// </summary>
internal sealed class Mirror(
    Upstreams upstreams, InputLookUp lookUp, ModelViews views, FactJournal<ShadowLine> journal, ShadowMetrics metrics, IOptions<GatewayOptions> options, TimeProvider clock, ILogger<Mirror> log)
    : BackgroundService
{
    private readonly Channel<MirroredRequest> _line = Channel.CreateBounded<MirroredRequest>(options.Value.ShadowQueue);
    private readonly long _began = clock.GetTimestamp();
    private readonly Lock _gate = new();
    private Pace _pace;

    /// <summary>Never waits and never throws.</summary>
    public void Offer(MirroredRequest mirrored)
    {
        if (!Pairing.Wants(mirrored))
        {
            return;
        }

        if (!IsInPace())
        {
            metrics.Dropped("pace");
        }
        else if (!_line.Writer.TryWrite(mirrored))
        {
            metrics.Dropped("full");
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.ShadowConcurrency).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        await foreach (var mirrored in _line.Reader.ReadAllAsync(ct))
        {
            try
            {
                await CompareAsync(mirrored, ct);
            }
            catch (Exception problem) when (!ct.IsCancellationRequested)
            {
                metrics.Dropped("trouble");
                log.NotCompared(problem);
            }
        }
    }

    private async Task CompareAsync(MirroredRequest mirrored, CancellationToken ct)
    {
        var (request, served) = (mirrored.Request, mirrored.Served);
        var features = views.For(request.Model, served.Route.ShadowVersion);
        var vector = features.View == served.Inputs.Features.View ? served.Inputs.Vector : (await lookUp.FindAsync(request, features, cacheKey: null, ct)).Vector;
        var began = clock.GetTimestamp();
        var answer = await upstreams.Shadow.AskAsync(request.Model.Scenario.Name, vector, ct);
        if (answer.Succeeded && answer.Version != served.Route.ShadowVersion)
        {
            metrics.Dropped("other version");
            return;
        }

        Write(new(request.Model.Scenario.Name, Pairing.Of(mirrored, served.Route.ShadowVersion ?? answer.Version, answer, clock.GetElapsedTime(began))));
    }

    private void Write(ShadowLine line)
    {
        journal.Append(line);
        metrics.Compared(line.Pair);
    }

    private bool IsInPace()
    {
        lock (_gate)
        {
            var (after, _) = _pace.Take(clock.GetElapsedTime(_began), options.Value.ShadowsPerSecond, options.Value.ShadowsPerSecond);
            _pace = after ?? _pace;
            return after is not null;
        }
    }
}

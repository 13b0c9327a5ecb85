using Microsoft.Extensions.Options;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;

namespace MlopsLab.Features;

/// <summary>Keeps going round the copies in Redis.</summary>
internal sealed class CopyPatrolWorker(
    CopyPatrol patrol, Parity parity, ViewTable table, CompiledViews views, IOptions<FeaturesOptions> options, TimeProvider time, ILogger<CopyPatrolWorker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PatrolEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var version in (await table.AllAsync(stoppingToken)).Where(version => version.Records > 0 && ViewPhase.Follows(version.Phase)))
                {
                    if (views.Of(version) is { } view)
                    {
                        await parity.TellAsync(view, await patrol.StepAsync(view, stoppingToken), stoppingToken);
                    }
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.ParityFailed(failed, "the copies in Redis");
            }
        }
    }
}

using Microsoft.Extensions.Options;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;

namespace MlopsLab.Features;

/// <summary>Replays the log for other entities again and again, view by view, slowly; and looks again at what was found wrong.</summary>
internal sealed class ParityWorker(
    Parity parity, ViewTable table, BreakTable breaks, CompiledViews views, IOptions<FeaturesOptions> options, TimeProvider time, ILogger<ParityWorker> log)
    : BackgroundService
{
    private const int LookedAtAgain = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.Value.ParityPause, time, stoppingToken);
            await CheckAllAsync(stoppingToken);
        }
    }

    private async Task CheckAllAsync(CancellationToken ct)
    {
        try
        {
            foreach (var version in await table.AllAsync(ct))
            {
                if (version is { Whole: > 0, Records: > 0 } && ViewPhase.Follows(version.Phase) && views.Of(version) is { } view)
                {
                    await CheckAsync(view, ct);
                }
            }
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            log.ParityFailed(failed, "all views");
        }
    }

    private async Task CheckAsync(CompiledView view, CancellationToken ct)
    {
        try
        {
            foreach (var open in (await breaks.OpenAsync(ct)).Where(open => open.View == view.Pipeline.View && open.Place != ParityBreak.Live).Take(LookedAtAgain))
            {
                await parity.RunAsync(view, new(open.Entity, 1, Paced: true, Repair: false), ct);
            }

            await parity.RunAsync(view, new(null, options.Value.ParityEntities, Paced: true, Repair: false), ct);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            log.ParityFailed(failed, view.Name);
        }
    }
}

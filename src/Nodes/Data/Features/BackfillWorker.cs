using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Features;

/// <summary>Computes the versions that are being built, step by step, until they follow the live records, and removes the dropped ones.</summary>
internal sealed class BackfillWorker(Backfill backfill, ViewRemoval removal, ViewTable table, Store store, TimeProvider time, ILogger<BackfillWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            var waiting = await table.UnfinishedAsync(stoppingToken);
            foreach (var version in waiting)
            {
                await StepAsync(version, stoppingToken);
            }

            if (waiting.Count == 0)
            {
                await store.WaitForCommitAsync(seen, LookAgain, stoppingToken);
            }
        }
    }

    private async Task StepAsync(ViewVersion version, CancellationToken ct)
    {
        try
        {
            if (version.Phase == ViewPhase.Dropped)
            {
                await removal.StepAsync(version, ct);
            }
            else if (await store.InTransactionAsync((session, token) => backfill.StepAsync(session, version, token), ct))
            {
                log.BackfillFinished(version.Scenario, version.View);
            }
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            log.BackfillFailed(failed, version.Scenario, version.View);
            await Task.Delay(AfterFailure, time, ct);
        }
    }
}

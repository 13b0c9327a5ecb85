using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;
using MlopsLab.Rollouts.Telemetry;

namespace MlopsLab.Rollouts;

/// <summary>Looks at every active rollout once a tick, and sleeps while there is none.</summary>
internal sealed class RolloutWorker(
    Store store, RolloutTick tick, IOptions<RolloutOptions> options, TimeProvider clock, ILogger<RolloutWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            if (await LookAsync(stoppingToken))
            {
                await Task.Delay(options.Value.TickEvery, clock, stoppingToken);
            }
            else
            {
                await store.WaitForCommitAsync(seen, stoppingToken);
            }
        }
    }

    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            var active = await ActiveAsync(ct);
            foreach (var rollout in active)
            {
                await LookAsync(rollout, ct);
            }

            return active.Count > 0;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.TickFailed(problem);
            return true;
        }
    }

    // One that can't be looked at doesn't keep the others waiting.
    private async Task LookAsync(Rollout rollout, CancellationToken ct)
    {
        try
        {
            await tick.OfAsync(rollout, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.TickFailed(problem);
        }
    }

    private async Task<IReadOnlyList<Rollout>> ActiveAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await RolloutStore.ActiveAsync(connection, ct);
    }
}

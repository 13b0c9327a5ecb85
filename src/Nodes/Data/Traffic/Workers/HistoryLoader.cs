using Microsoft.Extensions.Options;
using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Storage;
using MlopsLab.Traffic.Telemetry;

namespace MlopsLab.Traffic.Workers;

/// <summary>At the first start: sends the past with the outcomes that are known by now, has it sealed and lets live traffic begin. A kill costs at most one batch, which ingestion recognises.</summary>
internal sealed class HistoryLoader(
    LiveState state, WorldSwitches switches, SettingStore settings, HistorySender sender, IngestionClient ingestion, FraudWorldFactory worlds, Persistence persistence,
    IOptions<TrafficOptions> options, ILogger<HistoryLoader> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await persistence.TryAsync("settings", state.LoadAsync, stoppingToken);
        await persistence.TryAsync("worlds", switches.LoadAsync, stoppingToken);
        var known = await persistence.TryAsync("history", token => settings.FindAsync(SettingStore.History, TrafficJson.Default.HistoryState, token), stoppingToken);
        var snapshots = await persistence.TryAsync("snapshots", token => ingestion.SnapshotsAsync(LiveState.Scenario, token), stoppingToken);
        if (snapshots.Length == 0 || known is { Phase: HistoryPhase.Records or HistoryPhase.Labels })
        {
            known = await SendAsync(known, stoppingToken);
        }
        else if (known is null)
        {
            await persistence.TryAsync("position", token => StartAfterAsync(snapshots.Max(snapshot => snapshot.To), token), stoppingToken);
        }

        state.Saw((known ?? HistoryState.Start(null)) with { Phase = HistoryPhase.Completed });
    }

    private async Task<HistoryState> SendAsync(HistoryState? known, CancellationToken ct)
    {
        var world = await persistence.TryAsync("world", _ => Task.FromResult(worlds.Create()), ct);
        var history = known is null or { Phase: HistoryPhase.Completed } ? Anew() : known;
        while (history.Phase != HistoryPhase.Completed)
        {
            state.Saw(history);
            history = history.Phase switch
            {
                HistoryPhase.Records => await sender.SendRecordsAsync(world, history, ct),
                HistoryPhase.Labels => await sender.SendLabelsAsync(world, history, ct),
                _ => await SealAsync(history, ct),
            };
        }

        log.HistorySent(history.Records, history.Labels);
        return history;
    }

    private HistoryState Anew() => HistoryState.Start(HistoryPlan.Of(options.Value, state.Towns));

    // Ingestion that has nothing to seal has lost everything: from the beginning, then.
    private async Task<HistoryState> SealAsync(HistoryState history, CancellationToken ct)
    {
        var isSealed = await persistence.TryAsync("seal", token => ingestion.SealAsync(LiveState.Scenario, token), ct);
        var next = isSealed ? history with { Phase = HistoryPhase.Completed } : Anew();
        await persistence.TryAsync("history", token => sender.SaveAsync(next, token), ct);
        return next;
    }

    // A traffic node without a memory at an ingestion that has one: what was sent lies before the last snapshot's end.
    private async Task<bool> StartAfterAsync(DateTimeOffset sent, CancellationToken ct)
    {
        var slot = Math.Max(FraudWorld.SlotOf(TownBuilder.Epoch), FraudWorld.SlotOf(sent) + 1);
        await settings.SaveAsync(SettingStore.Slot, slot, TrafficJson.Default.NullableInt64, ct);
        return true;
    }
}

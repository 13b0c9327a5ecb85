using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>Sends the past in batches, no faster than it may, and remembers after each how far it came.</summary>
internal sealed class HistorySender(
    LiveState state, WorldSwitches switches, Store store, IngestionClient ingestion, TruthLog truth, Persistence persistence, IOptions<TrafficOptions> options, TimeProvider time)
{
    public async Task<HistoryState> SendRecordsAsync(FraudWorld world, HistoryState history, CancellationToken ct)
    {
        foreach (var batch in HistoryBatches.Of(world, history))
        {
            var started = time.GetTimestamp();
            var conditions = switches.Conditions();
            Dispatch[] dispatches = [.. batch.Payments.Select(conditions.Written)];
            await persistence.TryAsync("truth", token => truth.AppendAsync(FraudWorld.StartOf(batch.FirstSlot), dispatches, token), ct);
            WireRecord[] records = [.. dispatches.Select(dispatch => dispatch.Record with { ArrivalTime = HistoryBatches.Arrival(dispatch.Payment) })];
            await persistence.TryAsync("records", token => ingestion.SendHistoryAsync(LiveState.Scenario, IngestionClient.Live, records, token), ct);
            switches.Count(dispatches);
            history = history with { NextSlot = batch.NextSlot, Records = history.Records + records.Length };
            await KeepAsync(history, ct);
            await PaceAsync(started, records.Length, ct);
        }

        return await TurnAsync(history with { Phase = HistoryPhase.Labels, NextSlot = history.Plan?.First ?? 0 }, ct);
    }

    public async Task<HistoryState> SendLabelsAsync(FraudWorld world, HistoryState history, CancellationToken ct)
    {
        foreach (var batch in HistoryBatches.Of(world, history))
        {
            var started = time.GetTimestamp();
            var labels = batch.Payments.SelectMany(PaymentWire.Labels).ToLookup(label => label.ArrivalTime <= TownBuilder.Epoch);
            WireLabel[] known = [.. labels[true]];
            if (known.Length > 0)
            {
                await persistence.TryAsync("labels", token => ingestion.SendAsync(LiveState.Scenario, known, token), ct);
            }

            history = history with { NextSlot = batch.NextSlot, Labels = history.Labels + known.Length };
            await KeepAsync(history, ct, labels[false]);
            await PaceAsync(started, batch.Payments.Count, ct);
        }

        return await TurnAsync(history with { Phase = HistoryPhase.Sealing }, ct);
    }

    public async Task<bool> SaveAsync(HistoryState history, CancellationToken ct)
    {
        await store.InTransactionAsync((session, token) => SettingStore.SaveAsync(session, SettingStore.History, history, TrafficJson.Default.HistoryState, token), ct);
        return true;
    }

    private async Task<HistoryState> TurnAsync(HistoryState history, CancellationToken ct)
    {
        await KeepAsync(history, ct);
        return history;
    }

    private async Task KeepAsync(HistoryState history, CancellationToken ct, IEnumerable<WireLabel>? notYetKnown = null)
    {
        await persistence.TryAsync(
            "history",
            async token =>
            {
                await store.InTransactionAsync(
                    async (session, inner) =>
                    {
                        await WaitingStore.AddAsync(session, LiveState.Scenario, notYetKnown ?? [], inner);
                        await SettingStore.SaveAsync(session, SettingStore.History, history, TrafficJson.Default.HistoryState, inner);
                    },
                    token);
                return true;
            },
            ct);
        state.Saw(history);
    }

    private async Task PaceAsync(long started, int rows, CancellationToken ct)
    {
        var left = TimeSpan.FromSeconds((double)rows / options.Value.HistoryRowsPerSecond) - time.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, ct);
        }
    }
}

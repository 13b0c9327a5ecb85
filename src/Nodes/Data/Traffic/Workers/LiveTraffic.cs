using Microsoft.Extensions.Options;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Storage;
using MlopsLab.Traffic.Telemetry;

namespace MlopsLab.Traffic.Workers;

/// <summary>Plays the world from where it stood: each payment leaves at its own moment, whether earlier ones were answered or not.</summary>
internal sealed class LiveTraffic(
    FraudWorldFactory worlds, WorldSwitches switches, LiveState state, LiveClock clock, ScorePool clients, Recorder recorder, WaitingStore waiting, SettingStore settings, TruthLog truth,
    Persistence persistence, IOptions<TrafficOptions> options, TimeProvider time, ILogger<LiveTraffic> log) : BackgroundService
{
    private const int MostUnsaved = 20_000;
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.HistoryDone.WaitAsync(stoppingToken);
        var slot = await persistence.TryAsync("position", token => settings.FindAsync(SettingStore.Slot, TrafficJson.Default.NullableInt64, token), stoppingToken)
            ?? FraudWorld.SlotOf(TownBuilder.Epoch);
        var world = await persistence.TryAsync("world", _ => Task.FromResult(worlds.Create()), stoppingToken);
        var start = time.GetTimestamp();
        log.Live(FraudWorld.StartOf(slot), state.Rate);
        for (; ; slot++)
        {
            await RoomAsync(slot, stoppingToken);
            var conditions = switches.Conditions();
            var dispatches = world.PaymentsOf(slot, state.Towns, conditions).ConvertAll(conditions.Send);
            await persistence.TryAsync("truth", token => truth.AppendAsync(FraudWorld.StartOf(slot), dispatches, token), stoppingToken);
            switches.Count(dispatches);
            await persistence.TryAsync("worlds", switches.KeepAsync, stoppingToken);
            recorder.Opened(slot, dispatches.Sum(ScoreCall.CountOf));

            // After a pause of the machine the world goes on from now instead of rushing after the clock.
            start = time.GetElapsedTime(start) > Late ? time.GetTimestamp() : start;
            var lasts = LivePace.Duration(slot, options.Value.Acceleration);
            clock.Enter(FraudWorld.StartOf(slot), lasts, start);
            await PlayAsync(dispatches, slot, start, lasts, stoppingToken);
            start += Ticks(lasts);
        }
    }

    private async Task PlayAsync(List<Dispatch> dispatches, long slot, long start, TimeSpan lasts, CancellationToken ct)
    {
        foreach (var dispatch in dispatches)
        {
            var due = start + Ticks(lasts * ((dispatch.Payment.At - FraudWorld.StartOf(slot)) / FraudWorld.Slot));
            await UntilAsync(due, ct);
            foreach (var call in ScoreCall.Of(dispatch, slot, due))
            {
                clients.Send(call);
            }
        }

        await UntilAsync(start + Ticks(lasts), ct);
    }

    private async Task UntilAsync(long due, CancellationToken ct)
    {
        var left = time.GetElapsedTime(time.GetTimestamp(), due);
        if (left > TimeSpan.FromMilliseconds(1))
        {
            await Task.Delay(left, time, ct);
        }
    }

    private async Task RoomAsync(long slot, CancellationToken ct)
    {
        while (waiting.Records >= options.Value.WaitingRecords || recorder.Unsaved >= MostUnsaved)
        {
            if (state.Held is null)
            {
                clock.StopAt(FraudWorld.StartOf(slot));
                state.Held = $"{waiting.Records} records wait for ingestion";
                log.Held(waiting.Records);
            }

            await Task.Delay(LookAgain, time, ct);
        }

        state.Held = null;
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}

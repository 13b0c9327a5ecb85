using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Monitoring.Tests.Intake;

/// <summary>The fraud world as ingestion counts it and the monitor watches it: a first start with its history, then live hours under any conditions.</summary>
internal sealed class PlayedIntake(ulong seed)
{
    public const double Live = 20;

    private const int HistoryDays = 60, WarmDays = 2, HistoryTowns = 4;
    private static readonly TimeSpan Lateness = TimeSpan.FromHours(1), Disorder = TimeSpan.FromMinutes(10), OnTheWay = TimeSpan.FromMinutes(2);

    private readonly FraudWorld _world = new(new WorldSettings(seed, TimeSpan.FromDays(14), 0.6));
    private readonly SourceTally _tally = new();
    private readonly PriorityQueue<(DateTimeOffset At, DateTimeOffset Arrival), long> _underway = new();
    private long _slot = FraudWorld.SlotOf(TownBuilder.Epoch);

    public static IntakeLimits Limits { get; } = new MonitoringOptions().Intake;

    public IntakeWatch Watch { get; private set; } = IntakeWatch.New;

    public PlayedIntake WithHistory()
    {
        for (var slot = _slot - (HistoryDays * 144); slot < _slot; slot++)
        {
            foreach (var payment in _world.PaymentsOf(slot, slot < _slot - (WarmDays * 144) ? HistoryTowns : Live))
            {
                _tally.Took(payment.At, HistoryBatches.Arrival(payment), history: true, Lateness, Disorder);
            }

            Look();
        }

        return this;
    }

    /// <summary>Plays hours, and tells after each that is over how things stand.</summary>
    public IEnumerable<(IntakeHour Hour, IntakeWatch Watch)> Play(int hours, double towns = Live, params WorldSwitch[] on)
    {
        var conditions = new Conditions(on, evasion: 0, mostCrowd: 250);
        for (var end = _slot + (hours * 6); _slot < end; _slot++)
        {
            foreach (var dispatch in _world.PaymentsOf(_slot, towns, conditions).ConvertAll(conditions.Send))
            {
                var at = dispatch.Payment.At;
                _underway.Enqueue((at, at + (dispatch.RecordLate ?? OnTheWay)), (at + (dispatch.RecordLate ?? OnTheWay)).Ticks);
                _tally.Dropped(dispatch.Twice ? 1 : 0, 0, 0);
            }

            while (_underway.TryPeek(out var row, out _) && row.Arrival < FraudWorld.StartOf(_slot + 1))
            {
                _underway.Dequeue();
                _tally.Took(row.At, row.Arrival, history: false, Lateness, Disorder);
            }

            foreach (var hour in Look())
            {
                yield return (hour, Watch);
            }
        }
    }

    private List<IntakeHour> Look()
    {
        var over = _tally.Close(Lateness);
        foreach (var hour in over)
        {
            Watch = Watch.Next(hour, Limits);
        }

        return over;
    }
}

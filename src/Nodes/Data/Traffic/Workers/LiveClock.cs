using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Workers;

/// <summary>What time it is in the scenario.</summary>
internal sealed class LiveClock(TimeProvider time)
{
    private readonly Lock _changing = new();
    private DateTimeOffset _slotStart = TownBuilder.Epoch;
    private TimeSpan _lasts = TimeSpan.FromSeconds(1);
    private long _since;
    private bool _runs;

    public DateTimeOffset Now
    {
        get
        {
            lock (_changing)
            {
                return _runs ? _slotStart + (FraudWorld.Slot * Math.Clamp(time.GetElapsedTime(_since) / _lasts, 0, 1)) : _slotStart;
            }
        }
    }

    public void Enter(DateTimeOffset slotStart, TimeSpan lasts, long since)
    {
        lock (_changing)
        {
            (_slotStart, _lasts, _since, _runs) = (slotStart, lasts, since, true);
        }
    }

    /// <summary>The world stands still at the start of a slot.</summary>
    public void StopAt(DateTimeOffset slotStart)
    {
        lock (_changing)
        {
            (_slotStart, _runs) = (slotStart, false);
        }
    }
}

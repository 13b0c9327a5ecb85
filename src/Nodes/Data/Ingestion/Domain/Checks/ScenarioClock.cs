using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks;

/// <summary>
/// The time in a stream of records, told by the latest of them: their upper decile, which a few wrong clocks don't move.
/// How far a record may be ahead grows with how far the latest ones lie apart, so that a stream of hourly rows has its own pace.
/// </summary>
internal sealed class ScenarioClock
{
    private const int Latest = 127;
    private const int Fewest = 32;
    private const int PaceFactor = 4;

    private readonly Lock _changing = new();
    private readonly long[] _ticks = new long[Latest];
    private int _next;
    private int _count;
    private long _early;
    private long _late;
    private long _newest;

    /// <summary>Null until enough records came.</summary>
    public DateTimeOffset? Now
    {
        get
        {
            lock (_changing)
            {
                return _count < Fewest ? null : new DateTimeOffset(_late, TimeSpan.Zero);
            }
        }
    }

    public ClockReading Read(DateTimeOffset at, FreshnessRule rule)
    {
        lock (_changing)
        {
            var ticks = at.UtcTicks;
            var pace = PaceFactor * (_late - _early);
            if (_count >= Fewest && ticks > _late + Math.Max(rule.Ahead.Ticks, pace))
            {
                return ClockReading.Ahead;
            }

            var disordered = ticks < _newest;
            _newest = Math.Max(_newest, ticks);
            return _count < Fewest ? ClockReading.Fine
                : rule.Behind is { } behind && ticks < _late - Math.Max(behind.Ticks, pace) ? ClockReading.Behind
                : disordered ? ClockReading.OutOfOrder
                : ClockReading.Fine;
        }
    }

    /// <summary>Takes the event times of a batch that was read.</summary>
    public void Advance(ReadOnlySpan<long> ticks)
    {
        lock (_changing)
        {
            foreach (var tick in ticks.Length > Latest ? ticks[^Latest..] : ticks)
            {
                _ticks[_next] = tick;
                _next = (_next + 1) % Latest;
                _count = Math.Min(_count + 1, Latest);
            }

            Span<long> sorted = stackalloc long[Latest];
            _ticks.AsSpan(0, _count).CopyTo(sorted);
            sorted = sorted[.._count];
            sorted.Sort();
            (_early, _late) = _count == 0 ? (0, 0) : (sorted[_count / 10], sorted[_count * 9 / 10]);
        }
    }
}

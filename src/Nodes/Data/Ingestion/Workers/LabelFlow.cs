namespace MlopsLab.Ingestion.Workers;

/// <summary>Whether labels still pour in: a first snapshot in the middle of a load would hold only part of it.</summary>
internal sealed class LabelFlow(DateTimeOffset start)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private long _lines;
    private DateTimeOffset _grown = start;
    private DateTimeOffset _waitingSince = start;

    public DateTimeOffset FirstSeen { get; } = start;

    public void Saw(long lines, DateTimeOffset now)
    {
        if (lines != _lines)
        {
            _waitingSince = _lines == 0 ? now : _waitingSince;
            (_lines, _grown) = (lines, now);
        }
    }

    /// <summary>True once labels came and then paused, or after they came without a pause for too long.</summary>
    public bool IsSettled(DateTimeOffset now, TimeSpan atMost) => _lines > 0 && (now - _grown >= Quiet || now - _waitingSince >= atMost);
}

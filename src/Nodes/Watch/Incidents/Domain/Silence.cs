namespace MlopsLab.Incidents.Domain;

/// <summary>When each monitor was last heard, and what follows from it.</summary>
internal sealed class Silence(TimeSpan limit)
{
    private readonly Dictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);

    /// <summary>Seconds since the monitor's last sign of life; the first question about a monitor starts its clock.</summary>
    public TimeSpan Hear(string monitor, DateTimeOffset? beat, DateTimeOffset now)
    {
        var last = _heard.TryGetValue(monitor, out var known) ? known : now;
        _heard[monitor] = beat > last ? beat.Value : last;
        return now - _heard[monitor];
    }

    public bool IsSilent(TimeSpan age) => age > limit;
}

using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Ingestion.Domain;

/// <summary>
/// Counts the rows of one source hour by hour in the scenario's time. What happened counts for its own hour, however long it was on its way;
/// an hour is over once a row says that it ended longer ago than rows may be late. Lateness and disorder count for the hour in which a row came,
/// so that what waited during an outage and comes all at once is one bad hour.
/// </summary>
internal sealed class SourceTally
{
    /// <summary>Hours ahead of the newest event; further ahead is a wrong clock …</summary>
    private const long MostAhead = 48;

    /// <summary>… unless so many rows in a row say the same.</summary>
    private const int Agreeing = 32;

    private const long HourLength = 3_600_000;

    /// <summary>The newest event, in milliseconds since 1970; null before the first row.</summary>
    public long? Newest { get; set; }

    /// <summary>How many rows in a row were too far ahead of it to be believed.</summary>
    public int Ahead { get; set; }

    /// <summary>The first hour (since 1970) that was not told yet.</summary>
    public long FirstOpen { get; set; } = long.MinValue;

    public SortedDictionary<long, HourTally> Open { get; init; } = [];

    public long Duplicates { get; set; }

    public long Conflicts { get; set; }

    public long SetAside { get; set; }

    public void Took(DateTimeOffset eventTime, DateTimeOffset arrival, bool history, TimeSpan lateness, TimeSpan disorder)
    {
        var at = eventTime.ToUnixTimeMilliseconds();
        var newest = Advance(at);
        var behind = Math.Max(0, newest - at);
        if (at <= newest && Hour(at) >= FirstOpen)
        {
            Of(Hour(at), history).Rows++;
        }

        var came = Of(Math.Max(FirstOpen, Math.Min(Hour(arrival.ToUnixTimeMilliseconds()), Hour(newest) + MostAhead)), history);
        came.Arrived++;
        if (Math.Max(behind, (arrival - eventTime).TotalMilliseconds) > lateness.TotalMilliseconds)
        {
            came.Late++;
        }
        else if (behind > disorder.TotalMilliseconds)
        {
            came.Disordered++;
        }
    }

    /// <summary>Rows of which nothing else remains: they are told with the next hour that is over.</summary>
    public void Dropped(int duplicates, int conflicts, int setAside) =>
        (Duplicates, Conflicts, SetAside) = (Duplicates + duplicates, Conflicts + conflicts, SetAside + setAside);

    /// <summary>The hours that are over now; each is told once.</summary>
    public List<IntakeHour> Close(TimeSpan lateness)
    {
        var over = new List<IntakeHour>();
        if (Newest is not { } newest)
        {
            return over;
        }

        FirstOpen = Math.Max(FirstOpen, Hour(newest - (long)lateness.TotalMilliseconds));
        while (Open.Count > 0 && Open.First() is var (hour, tally) && hour < FirstOpen)
        {
            over.Add(new(
                DateTimeOffset.FromUnixTimeSeconds(hour * 3600), tally.History, tally.Rows, tally.Arrived, tally.Late, tally.Disordered, Duplicates, Conflicts, SetAside));
            (Duplicates, Conflicts, SetAside) = (0, 0, 0);
            Open.Remove(hour);
        }

        return over;
    }

    private long Advance(long at)
    {
        var before = Newest ?? at;
        Ahead = at > before + (MostAhead * HourLength) ? Ahead + 1 : 0;
        Newest = Ahead is > 0 and < Agreeing ? before : Math.Max(before, at);
        return Newest.Value;
    }

    private HourTally Of(long hour, bool history)
    {
        if (!Open.TryGetValue(hour, out var tally))
        {
            Open[hour] = tally = new HourTally();
        }

        tally.History |= history;
        return tally;
    }

    private static long Hour(long milliseconds) => (long)Math.Floor((double)milliseconds / HourLength);
}

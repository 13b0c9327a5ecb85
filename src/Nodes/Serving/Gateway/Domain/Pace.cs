namespace MlopsLab.Gateway.Domain;

/// <summary>
/// So many a second, some of them at once: the generic cell rate algorithm (ITU-T I.371), which keeps one time only. Times are since any fixed moment.
/// </summary>
/// <param name="Next">When the next one is due if none came early.</param>
internal readonly record struct Pace(TimeSpan Next)
{
    /// <summary>The pace after one more, or how long that has to wait; one of the two.</summary>
    public (Pace? After, TimeSpan Wait) Take(TimeSpan now, double perSecond, double burst)
    {
        var every = TimeSpan.FromSeconds(1 / perSecond);
        var due = Next > now ? Next : now;
        var early = due - now - ((Math.Max(burst, 1) - 1) * every);
        return early > TimeSpan.Zero ? (null, early) : (new Pace(due + every), TimeSpan.Zero);
    }
}

namespace MlopsLab.Gateway.Admission;

/// <summary>
/// How many requests are worked on at once, found by their latency: while it is that of an idle system the limit grows, and when it rises the
/// limit shrinks by as much (after the gradient limit of Netflix's concurrency-limits). What an idle system's latency is comes from a look at
/// a quarter of the limit now and then (as BBR probes the round trip: Cardwell et al., ACM Queue 14(5), 2016), so that an overload that lasts, or began
/// before anything was measured, is not taken for the usual state. A pure step: the state goes in and comes out.
/// </summary>
/// <param name="Limit">Requests at once, with fractions.</param>
/// <param name="Idle">Latency without a queue; null before anything was measured.</param>
/// <param name="Age">Windows seen.</param>
internal readonly record struct ConcurrencyLimit(double Limit, TimeSpan? Idle = null, int Age = 0)
{
    /// <summary>Windows from one probe to the next.</summary>
    public const int Cycle = 64;

    /// <summary>Latency may rise by so much before it counts.</summary>
    public const double Tolerance = 1.5;

    private const double Smoothing = 0.2;

    // The first window of a probe still has requests from before it.
    private bool IsProbing => Age % Cycle >= Cycle - 2;

    private bool IsMeasuring => Age % Cycle == Cycle - 1;

    /// <summary>How many are let in now.</summary>
    public int Now(LimitBounds bounds) => (int)(IsProbing ? Math.Max(bounds.Least, Limit / 4) : Limit);

    /// <summary>A window of requests ended.</summary>
    /// <param name="took">Their mean time at work, without the wait for a turn.</param>
    /// <param name="inFlight">Most requests at work at once, of those seen.</param>
    public ConcurrencyLimit Next(TimeSpan took, int inFlight, LimitBounds bounds)
    {
        var seen = took > TimeSpan.Zero ? took : TimeSpan.FromTicks(1);
        if (IsProbing)
        {
            return this with { Age = Age + 1, Idle = IsMeasuring ? seen : Idle };
        }

        var idle = Idle < seen ? Idle.Value : seen;
        var next = this with { Age = Age + 1, Idle = idle };

        // When nobody needed the limit nothing is learnt of it.
        return inFlight < Limit / 2 ? next : next with { Limit = Adapted(Math.Clamp(Tolerance * (idle / seen), 0.5, 1), bounds) };
    }

    private double Adapted(double gradient, LimitBounds bounds)
    {
        var wanted = (Limit * gradient) + Math.Sqrt(Limit);
        return Math.Clamp((Limit * (1 - Smoothing)) + (wanted * Smoothing), bounds.Least, bounds.Most);
    }
}

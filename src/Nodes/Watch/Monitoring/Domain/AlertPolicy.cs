namespace MlopsLab.Monitoring.Domain;

/// <summary>Turns looks at a signal into alerts with hysteresis: some looks in a row outside raise, more in a row inside clear.</summary>
internal sealed class AlertPolicy(int raiseAfter, int clearAfter)
{
    private readonly Dictionary<string, int> _streaks = new(StringComparer.Ordinal);

    /// <summary>Positive streaks are breaches in a row, negative ones clean looks in a row; a look without a value leaves both.</summary>
    public AlertStep Look(Signal signal, bool open)
    {
        if (signal.Value is null)
        {
            return AlertStep.Nothing;
        }

        var streak = _streaks.GetValueOrDefault(signal.Fingerprint);
        streak = signal.Breached ? Math.Max(streak, 0) + 1 : Math.Min(streak, 0) - 1;
        _streaks[signal.Fingerprint] = streak;
        return (open, streak) switch
        {
            (false, > 0) when streak >= raiseAfter => AlertStep.Raise,
            (true, < 0) when -streak >= clearAfter => AlertStep.Clear,
            _ => AlertStep.Nothing,
        };
    }
}

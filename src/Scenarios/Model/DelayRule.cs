namespace MlopsLab.Scenarios;

/// <summary>How long after the event its outcome is reported: log-normal around a median, fixed (sigma 0), or read from a column.</summary>
/// <param name="Median">Half of the outcomes are known after this long.</param>
/// <param name="Sigma">Standard deviation of the delay's logarithm; 0 for a fixed delay.</param>
/// <param name="Column">CSV column with the time the outcome became known; the other two then don't count.</param>
public sealed record DelayRule(TimeSpan Median, double Sigma, string? Column)
{
    /// <summary>Draws one delay; the same seed gives the same delays.</summary>
    public TimeSpan Draw(Random random)
    {
        if (Sigma == 0)
        {
            return Median;
        }

        // Box and Muller (1958)
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Median * Math.Min(Math.Exp(Sigma * normal), 1_000);
    }
}

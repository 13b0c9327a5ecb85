namespace MlopsLab.Statistics;

/// <summary>
/// Decisions of two versions on the same (mirrored) requests. How often they differ is judged by <see cref="RateLimit"/>; whether one of them says
/// "positive" more often by a sequential McNemar test on the pairs that differ, a Beta(½, ½) mixture against one half
/// (Robbins 1970; Ramdas et al., Statistical Science 38, 2023). Pairing takes out what varies from request to request.
/// </summary>
/// <param name="Pairs">Requests both answered.</param>
/// <param name="OnlyCanary">Pairs in which only the canary said "positive".</param>
/// <param name="OnlyStable">Pairs in which only the stable version did.</param>
public readonly record struct PairedDecisions(long Pairs, long OnlyCanary, long OnlyStable)
{
    /// <summary>How many pairs differ.</summary>
    public long Different => OnlyCanary + OnlyStable;

    /// <summary>With one pair more.</summary>
    public PairedDecisions With(bool canary, bool stable) =>
        new(Pairs + 1, OnlyCanary + (canary && !stable ? 1 : 0), OnlyStable + (stable && !canary ? 1 : 0));

    /// <summary>ln of the e-value for "one of them says positive more often".</summary>
    public double LogUneven() => LogGamma.Beta(OnlyCanary + 0.5, OnlyStable + 0.5) - LogGamma.Beta(0.5, 0.5) + (Different * Math.Log(2));

    /// <summary>ln of the e-value for "they differ on more than this share of requests".</summary>
    /// <param name="limit">A share, 0 &lt; limit &lt; 1.</param>
    public double LogDifferMoreThan(double limit) => RateLimit.LogE(Different, Pairs, limit);
}

namespace MlopsLab.Statistics;

/// <summary>What <see cref="RateComparison"/> carries from block to block: ln e per assumed odds ratio, up and down.</summary>
public sealed record RateEvidence(IReadOnlyList<double> Up, IReadOnlyList<double> Down)
{
    /// <summary>Before any block.</summary>
    public static RateEvidence None { get; } = new([.. new double[RateComparison.OddsRatios.Count]], [.. new double[RateComparison.OddsRatios.Count]]);

    /// <summary>ln of the e-value for "the canary's rate is higher".</summary>
    public double LogHigher => LogMean(Up);

    /// <summary>ln of the e-value for "the canary's rate is lower".</summary>
    public double LogLower => LogMean(Down);

    /// <summary>ln of the e-value under the rules; the null is refused at level α once it reaches ln(1/α), at any look.</summary>
    public double LogE(RateRules rules) => rules.BothWays ? LogMean([LogHigher, LogLower]) : LogHigher;

    private static double LogMean(IReadOnlyList<double> logs)
    {
        var most = logs.Max();
        return most + Math.Log(logs.Sum(log => Math.Exp(log - most)) / logs.Count);
    }
}

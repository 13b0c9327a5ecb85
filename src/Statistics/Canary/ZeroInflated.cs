namespace MlopsLab.Statistics;

/// <summary>
/// An always-valid test of counts with many zeros, in two parts as in the hurdle model (Mullahy, Journal of Econometrics 33, 1986): whether a
/// count is above zero by <see cref="RateComparison"/>, and how large it then is by <see cref="MeanDifference"/>, each with half of α.
/// A mean over all counts would need far more requests, since its variance is nearly all from the zeros.
/// </summary>
public static class ZeroInflated
{
    /// <summary>Whether the canary's counts are refused as equal to stable's, and by which part: <c>share</c>, <c>size</c>, or null when not.</summary>
    /// <param name="shares">Evidence of <see cref="RateComparison"/>, hits being counts above zero, both ways.</param>
    /// <param name="canary">Counts since the start.</param>
    /// <param name="stable">Counts since the start.</param>
    /// <param name="alpha">0 &lt; α &lt; 1.</param>
    public static string? Difference(RateEvidence shares, CountSummary canary, CountSummary stable, double alpha)
    {
        var size = MeanDifference.Of(canary.Positive, stable.Positive, alpha / 2);
        return shares.LogE(new RateRules(BothWays: true)) >= Math.Log(2 / alpha) ? "share"
            : size.Low > 0 || size.High < 0 ? "size"
            : null;
    }
}

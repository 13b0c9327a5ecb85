namespace MlopsLab.Statistics;

/// <summary>
/// Mixture sequential probability ratio test of a difference of means: the likelihood ratio against "no difference", mixed over a normal prior of the difference
/// (Robbins, Annals of Mathematical Statistics 41, 1970; Johari, Koomen, Pekelis, Walsh, Operations Research 70, 2022, section 5). Refuse at level α once the ratio
/// reaches 1/α, at any look. Exact for normal numbers of known variance; with estimated variances asymptotic, so give it a hundred numbers first.
/// </summary>
public static class MixtureSprt
{
    /// <summary>ln of the mixture likelihood ratio, an e-value.</summary>
    /// <param name="difference">Estimated, in any unit.</param>
    /// <param name="variance">Of that estimate (σ²/n, or the sum of both sides'), in the unit squared, &gt; 0.</param>
    /// <param name="expected">Deviation of the prior: about the difference that is worth finding, in the unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The variance or the deviation is not positive.</exception>
    public static double LogE(double difference, double variance, double expected)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(variance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        var prior = expected * expected;
        return (Math.Log(variance / (variance + prior)) / 2) + (difference * difference * prior / (2 * variance * (variance + prior)));
    }

    /// <summary>The p-value that holds at this look; the smallest over all looks so far holds at all of them.</summary>
    /// <inheritdoc cref="LogE"/>
    public static double PValue(double difference, double variance, double expected) => Math.Min(1, Math.Exp(-LogE(difference, variance, expected)));

    /// <summary>The smallest difference that is refused at level α at a look with this variance.</summary>
    public static double SmallestShift(double variance, double expected, double alpha = 0.05)
    {
        Samples.CheckLevels(alpha);
        var prior = expected * expected;
        return Math.Sqrt(2 * variance * (variance + prior) / prior * ((Math.Log((variance + prior) / variance) / 2) - Math.Log(alpha)));
    }
}

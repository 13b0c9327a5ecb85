namespace MlopsLab.Statistics;

/// <summary>
/// A confidence sequence of one quantile, as ranks: of n numbers in order, the quantile lies between the two of these ranks at all looks at once
/// with probability ≥ 1 − α, whatever the distribution is. How many of n numbers lie below the quantile is binomial with a known
/// probability, so a mixture over Beta priors around it bounds the count (Howard, Ramdas, Bernoulli 28, 2022, section 3.1).
/// </summary>
public static class QuantileRanks
{
    // The band is narrowest around this many numbers.
    private const double Tuning = 400;

    /// <summary>Ranks from 1; 0 below and n + 1 above mean "not bounded yet".</summary>
    /// <param name="count">How many numbers there are, ≥ 0.</param>
    /// <param name="share">Which quantile, for example 0.99.</param>
    /// <param name="alpha">The probability that the quantile is ever outside, 0 &lt; α &lt; 1.</param>
    /// <exception cref="ArgumentException">A figure is out of its range.</exception>
    public static (long Low, long High) Of(long count, double share, double alpha)
    {
        if (count < 0 || !(share > 0 && share < 1) || !(alpha > 0 && alpha < 1))
        {
            throw new ArgumentException($"There is no band of the {share} quantile of {count} numbers at level {alpha}.", nameof(count));
        }

        var (a, b) = (share * Tuning, (1 - share) * Tuning);
        var most = (long)Math.Round(count * share);
        return (Edge(most, 0, -1), Edge(most, count, 1) + 1);

        bool Refused(long below) =>
            LogGamma.Beta(below + a, count - below + b) - LogGamma.Beta(a, b) - (below * Math.Log(share)) - ((count - below) * Math.Log(1 - share)) >= -Math.Log(alpha);

        // The last count that isn't refused, looking outward; what is refused is refused further out, too.
        long Edge(long kept, long end, int way)
        {
            var (near, far) = (kept, end + way);
            while (Math.Abs(far - near) > 1)
            {
                var middle = near + ((far - near) / 2);
                (near, far) = Refused(middle) ? (near, middle) : (middle, far);
            }

            return near;
        }
    }
}

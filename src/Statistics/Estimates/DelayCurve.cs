namespace MlopsLab.Statistics;

/// <summary>
/// How long labels (chargebacks) take: Kaplan and Meier's estimate from decisions of all ages, of which young ones are censored (Journal of the American Statistical
/// Association 53, 1958), with Greenwood's variance (1926). Most decisions never get the label; maturity is relative to those that got it by the oldest age seen.
/// </summary>
public sealed class DelayCurve
{
    private readonly double[] ages;
    private readonly double[] shares;
    private readonly double[] errors;

    private DelayCurve(double[] ages, double[] shares, double[] errors) => (this.ages, this.shares, this.errors) = (ages, shares, errors);

    /// <summary>Share of decisions that got the label by the oldest age at which one came.</summary>
    public double Final => shares is [.., var last] ? last : 0;

    /// <exception cref="ArgumentException">There is no decision, or an age is negative or none.</exception>
    public static DelayCurve Of(IEnumerable<LabelAge> decisions)
    {
        var sorted = decisions.OrderBy(decision => decision.Age).ToArray();
        if (sorted.Length == 0 || !(sorted[0].Age >= 0))
        {
            throw new ArgumentException("A delay curve needs decisions, and every age must be 0 or more.", nameof(decisions));
        }

        List<double> ages = [], shares = [], errors = [];
        var (without, greenwood) = (1.0, 0.0);
        for (int from = 0, to = 0; from < sorted.Length; from = to)
        {
            var came = 0;
            for (; to < sorted.Length && sorted[to].Age.Equals(sorted[from].Age); to++)
            {
                came += sorted[to].Came ? 1 : 0;
            }

            double watched = sorted.Length - from;
            if (came > 0)
            {
                without *= 1 - (came / watched);
                greenwood += came < watched ? came / (watched * (watched - came)) : 0;
                ages.Add(sorted[from].Age);
                shares.Add(1 - without);
                errors.Add(without * Math.Sqrt(greenwood));
            }
        }

        return new([.. ages], [.. shares], [.. errors]);
    }

    /// <summary>Share of decisions that got the label by this age, with its standard error.</summary>
    public (double Share, double StandardError) At(double age)
    {
        var index = Array.BinarySearch(ages, age);
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? (0, 0) : (shares[index], errors[index]);
    }

    /// <summary>F(age): of the labels that come, the share that came by this age; 0 while none is known.</summary>
    public double Maturity(double age) => Final > 0 ? At(age).Share / Final : 0;

    /// <summary>The age by which this share of the labels came, for example T90; null while none is known.</summary>
    public double? Age(double maturity)
    {
        var index = Array.FindIndex(shares, share => share >= maturity * Final * (1 - 1e-12));
        return index < 0 ? null : ages[index];
    }

    /// <summary>
    /// The rate a young cohort will have: observed / (decisions · F(age)) with the exact Poisson interval of what was observed (Garwood, Biometrika 28, 1936).
    /// The uncertainty of F is not in it; below F = 0.9 don't gate on it.
    /// </summary>
    /// <param name="observed">Labels that came so far.</param>
    /// <param name="decisions">Of the cohort, ≥ 1.</param>
    /// <param name="age">Of the cohort.</param>
    /// <exception cref="ArgumentException">The counts can't be, or no label comes so early.</exception>
    public Estimate MaturedRate(long observed, long decisions, double age, double alpha = 0.05)
    {
        Samples.CheckLevels(alpha);
        var known = decisions * Maturity(age);
        if (observed < 0 || decisions < 1 || !(known > 0))
        {
            throw new ArgumentException($"There is no matured rate of {observed} labels for {decisions} decisions at age {age}.", nameof(age));
        }

        var low = observed == 0 ? 0 : IncompleteGamma.Quantile(observed, alpha / 2);
        return new(observed / known, Math.Sqrt(observed) / known, low / known, IncompleteGamma.Quantile(observed + 1, 1 - (alpha / 2)) / known);
    }

    /// <summary>The smallest rise of a rate that a young cohort could show at level α.</summary>
    /// <param name="rate">Matured rate without a change.</param>
    public double SmallestShift(double rate, long decisions, double age, double alpha = 0.05, double power = 0.8)
    {
        Samples.CheckLevels(alpha, power);
        return Maturity(age) > 0 ? Normal.Reach(alpha, power) * Math.Sqrt(rate / (decisions * Maturity(age))) : double.PositiveInfinity;
    }
}

namespace MlopsLab.Statistics;

/// <summary>
/// An always-valid test that units were shared out as was wanted (sample-ratio mismatch): the multinomial with the wanted shares against a Dirichlet mixture
/// around them (Lindon, Malek, "Anytime-Valid Inference for Multinomial Count Data", NeurIPS 2022). Units have to be independent: count each user once.
/// </summary>
public static class SampleRatio
{
    private const double Strength = 50;

    /// <summary>ln of the e-value for "not shared out as wanted"; refuse at level α once it reaches ln(1/α), at any look.</summary>
    /// <param name="counts">Units per arm since the start, each ≥ 0.</param>
    /// <param name="shares">Wanted per arm, each &gt; 0, their sum 1.</param>
    /// <exception cref="ArgumentException">Counts and shares differ in number, or one is out of its range.</exception>
    public static double LogE(IReadOnlyList<long> counts, IReadOnlyList<double> shares)
    {
        if (counts.Count != shares.Count || counts.Any(count => count < 0) || shares.Any(share => !(share > 0)) || Math.Abs(shares.Sum() - 1) > 1e-9)
        {
            throw new ArgumentException("There must be a count ≥ 0 for each share > 0, and the shares must add up to 1.", nameof(counts));
        }

        var log = LogGamma.Of(Strength) - LogGamma.Of(Strength + counts.Sum());
        for (var arm = 0; arm < counts.Count; arm++)
        {
            var prior = Strength * shares[arm];
            log += LogGamma.Of(prior + counts[arm]) - LogGamma.Of(prior) - (counts[arm] * Math.Log(shares[arm]));
        }

        return log;
    }
}

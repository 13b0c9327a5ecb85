namespace MlopsLab.Statistics;

/// <summary>
/// An always-valid test of two rates (errors, fallbacks, decisions): per block the likelihood ratio of the canary's hits given
/// all hits of the block (Fisher's noncentral hypergeometric distribution), mixed over assumed odds ratios. Given requests and hits
/// of the block, its expectation is at most 1 when the odds ratio is at most what is tolerated, whatever the rate is then. So the product over blocks
/// is a test martingale, and by Ville's inequality it ever reaches 1/α with probability ≤ α (Ramdas, Grünwald, Vovk, Shafer,
/// Statistical Science 38, 2023; for two-by-two tables Turner, Ly, Grünwald, J. Stat. Plan. Inference 230, 2024).
/// A failure that hits both sides alike in a block says nothing against the canary. What is lost against an unconditional test are blocks
/// so small that they hold one side only; join such blocks first, looking at the requests but not at whose the hits were.
/// </summary>
public static class RateComparison
{
    private const double Large = 1e200;

    /// <summary>The odds ratios that are assumed, as multiples of what is tolerated; each has the same weight.</summary>
    public static IReadOnlyList<double> OddsRatios { get; } = [1.25, 1.5, 2, 3, 5, 10, 30];

    /// <summary>The evidence after one block more.</summary>
    /// <param name="before">The evidence of the blocks before.</param>
    /// <param name="block">Counts of the block alone, not sums since the start.</param>
    /// <param name="rules">The same for every block.</param>
    /// <exception cref="ArgumentException">A count is negative or there are more hits than requests.</exception>
    public static RateEvidence Next(RateEvidence before, RateBlock block, RateRules rules)
    {
        Check(block);
        var hits = block.CanaryHits + block.StableHits;
        if (block.Canary == 0 || block.Stable == 0 || hits == 0)
        {
            return before;
        }

        return new(Side(before.Up, block, hits, rules.Tolerated, up: true), Side(before.Down, block, hits, rules.Tolerated, up: false));
    }

    private static double[] Side(IReadOnlyList<double> before, RateBlock block, long hits, double tolerated, bool up)
    {
        var edge = up ? tolerated : 1 / tolerated;
        var expected = LogLikelihood(block, hits, edge);
        var after = new double[OddsRatios.Count];
        for (var i = 0; i < after.Length; i++)
        {
            var assumed = up ? edge * OddsRatios[i] : edge / OddsRatios[i];
            after[i] = before[i] + LogLikelihood(block, hits, assumed) - expected;
        }

        return after;
    }

    /// <summary>ln P(canary's hits | all hits) up to what doesn't depend on the odds ratio.</summary>
    private static double LogLikelihood(RateBlock block, long hits, double odds)
    {
        var (first, last) = (Math.Max(0, hits - block.Stable), Math.Min(hits, block.Canary));
        var (term, sum, scale) = (1.0, 1.0, 0.0);
        for (var x = first; x < last; x++)
        {
            term *= odds * (block.Canary - x) / (x + 1) * (hits - x) / (block.Stable - hits + x + 1);
            sum += term;
            if (sum > Large)
            {
                scale += Math.Log(Large);
                term /= Large;
                sum /= Large;
            }
        }

        return ((block.CanaryHits - first) * Math.Log(odds)) - Math.Log(sum) - scale;
    }

    private static void Check(RateBlock block)
    {
        if (block.CanaryHits < 0 || block.StableHits < 0 || block.CanaryHits > block.Canary || block.StableHits > block.Stable)
        {
            throw new ArgumentException($"There can't be such counts: {block}.", nameof(block));
        }
    }
}

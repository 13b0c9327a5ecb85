namespace MlopsLab.Statistics;

/// <summary>Correction over several metrics that are looked at together; e-values need no independence.</summary>
public static class EValues
{
    /// <summary>What ln e must reach for one of so many metrics, so that any false refusal at any look has probability ≤ α (Bonferroni).</summary>
    /// <param name="metrics">How many are looked at, ≥ 1.</param>
    /// <param name="alpha">For all together, 0 &lt; α &lt; 1.</param>
    public static double LogNeeded(int metrics, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(metrics, 1);
        return Math.Log(metrics / alpha);
    }

    /// <summary>
    /// e-Benjamini-Hochberg: the indices whose null is refused with a false discovery rate ≤ α under any dependence (Wang, Ramdas, JRSS B 84, 2022):
    /// the k largest with e ≥ n / (k·α), for the largest such k. It finds more than Bonferroni when several segments are looked at.
    /// </summary>
    public static IReadOnlyList<int> Discoveries(IReadOnlyList<double> logE, double alpha)
    {
        var order = Enumerable.Range(0, logE.Count).OrderByDescending(index => logE[index]).ToList();
        var most = 0;
        for (var k = 1; k <= order.Count; k++)
        {
            most = logE[order[k - 1]] >= Math.Log(order.Count / (k * alpha)) ? k : most;
        }

        return [.. order.Take(most).Order()];
    }
}

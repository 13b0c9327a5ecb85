using MlopsLab.Statistics;

namespace MlopsLab.Policies;

/// <summary>What people usually do with an error rate; shown beside the sequential tests so that the difference is seen.</summary>
/// <param name="Aborts">Whether it aborts on the counts since the start.</param>
public sealed record NaiveRule(string Name, Func<RateBlock, bool> Aborts)
{
    private const double Upper5Percent = 1.6449;
    private const long Often = 30, Few = 3;

    /// <summary>A threshold, and a significance test at every look.</summary>
    public static IReadOnlyList<NaiveRule> All { get; } =
    [
        new("threshold: above 3 % errors, from 100 requests on", counts => counts.Canary >= 100 && counts.CanaryHits > 0.03 * counts.Canary),
        new("z-test, p < 0.05, at every look", counts => Z(counts) > Upper5Percent),
    ];

    /// <summary>Plays the rule against made-up traffic at a fixed weight.</summary>
    public static SimulationRow Run(NaiveRule rule, SimulationCase played, SimulationPlan plan, double weight) =>
        SimulationRow.Of($"{played.Name}: {rule.Name}", [.. Enumerable.Range(0, plan.Runs).Select(run => One(rule, played, plan, weight, new Random(plan.SeedOf(run))))], plan.Every);

    private static SimulatedRollout One(NaiveRule rule, SimulationCase played, SimulationPlan plan, double weight, Random random)
    {
        var counts = default(RateBlock);
        for (var look = 1; look <= plan.Looks; look++)
        {
            var met = random.Hits(plan.RequestsPerLook, weight);
            var others = plan.RequestsPerLook - met;
            counts = counts.Add(new(met, random.Hits(met, played.Canary.Errors), others, random.Hits(others, played.Stable.Errors)));
            if (rule.Aborts(counts))
            {
                return new(AnalysisPhase.Failed, look, counts.Canary, counts.CanaryHits);
            }
        }

        return new(AnalysisPhase.Running, plan.Looks, counts.Canary, counts.CanaryHits);
    }

    private static double Z(RateBlock counts)
    {
        if (counts.Canary < Often || counts.Stable < Often || counts.CanaryHits < Few)
        {
            return 0;
        }

        var pooled = (double)(counts.CanaryHits + counts.StableHits) / (counts.Canary + counts.Stable);
        var difference = ((double)counts.CanaryHits / counts.Canary) - ((double)counts.StableHits / counts.Stable);
        return difference / Math.Sqrt(pooled * (1 - pooled) * ((1.0 / counts.Canary) + (1.0 / counts.Stable)));
    }
}

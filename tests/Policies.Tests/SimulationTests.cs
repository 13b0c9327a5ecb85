namespace MlopsLab.Policies.Tests;

/// <summary>The stated bound on false aborts, and what the policy finds: figures in docs/handbook/rollouts.md.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<SimulationCase> Cases = SimulationCase.Of(new());

    private static readonly Policy All = PolicyFileTests.Read("""
        name: all
        steps: [ { setWeight: 10 } ]
        metrics:
          - { name: errors, measure: error-rate, interval: 1s }
          - { name: fallbacks, measure: fallback-rate, interval: 1s }
          - { name: decisions, measure: decision-rate, interval: 1s, tolerate: 1 }
          - { name: tail, measure: latency-p99, interval: 1s, tolerate: 1, floorMs: 0 }
          - { name: scores, measure: score-distance, interval: 1s, tolerate: 0.001 }
        """);

    private static readonly SimulationPlan Plan = new(2_000, 100, 1_000, TimeSpan.FromSeconds(2), Seed: 1) { HoldFirstWeight = true };

    [Fact]
    public void A_version_as_good_as_stable_is_aborted_in_at_most_5_percent_of_2000_rollouts_with_100_looks()
    {
        var row = RolloutSimulation.Run(All, Cases[0], Plan);

        output.WriteLine($"{row}");
        Assert.InRange(row.Aborted, 0.0005, 0.05);
    }

    [Fact]
    public void Errors_of_4_percent_instead_of_2_are_found_in_99_percent_of_1000_rollouts_within_4000_requests_at_the_median()
    {
        var row = RolloutSimulation.Run(All, Cases[1], Plan with { Runs = 1_000 });

        output.WriteLine($"{row}");
        Assert.InRange(row.Aborted, 0.99, 1);
        Assert.InRange(row.MedianRequests ?? long.MaxValue, 1, 4_000);
    }

    [Fact]
    public void The_steps_are_taken_and_the_last_one_promotes()
    {
        var policy = PolicyFileTests.Read("""
            name: quick
            steps: [ { setWeight: 10 }, { pause: { until: { requests: 500 } } }, { setWeight: 50 }, { pause: { duration: 20s } }, { analysis: {} }, { setWeight: 100 }, { pause: { duration: 6s } } ]
            metrics: [ { name: errors, measure: error-rate, interval: 2s, count: 3 } ]
            """);

        var good = RolloutSimulation.Run(policy, Cases[0], Plan with { Runs = 50, HoldFirstWeight = false });
        var bad = RolloutSimulation.Run(policy, Cases[3], Plan with { Runs = 50, HoldFirstWeight = false });

        Assert.InRange(good.Promoted, 0.9, 1);
        Assert.Equal((1, 0), (bad.Aborted, bad.Promoted));
        Assert.InRange(bad.MedianRequests ?? 0, 30, 200);
    }
}

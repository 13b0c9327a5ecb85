using System.Globalization;
using MlopsLab.Policies;

namespace MlopsLab.Benchmarks.Rollouts;

/// <summary>False aborts and time to detection of the default measures at 10 % weight, with naive rules beside them.</summary>
internal static class RolloutsBenchmark
{
    private const double Weight = 0.1;
    private static readonly SimulationPlan Plan = new(2_000, 100, 1_000, TimeSpan.FromSeconds(2), Seed: 1) { HoldFirstWeight = true };

    private static readonly Policy Policy = new(
        "all",
        Strategy.Canary,
        [new(Weight)],
        [
            Each("errors", Measure.ErrorRate), Each("fallbacks", Measure.FallbackRate), Each("decisions", Measure.DecisionRate),
            Each("tail", Measure.LatencyP99), Each("scores", Measure.ScoreDistance),
        ]);

    public static Task RunAsync(CancellationToken ct)
    {
        var cases = SimulationCase.Of(new());
        Console.WriteLine("| case, 1,000 requests per look, 10 % to the canary, 2,000 rollouts of 100 looks | aborted | canary requests, median | 99th percentile | failed requests, median |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var one in cases)
        {
            ct.ThrowIfCancellationRequested();
            Print(RolloutSimulation.Run(Policy, one, Plan));
        }

        foreach (var row in NaiveRule.All.SelectMany(rule => cases.Take(2).Select(one => NaiveRule.Run(rule, one, Plan, Weight))))
        {
            Print(row);
        }

        return Task.CompletedTask;
    }

    private static Metric Each(string name, Measure measure) => new(name, measure) { Interval = TimeSpan.FromSeconds(1) };

    private static void Print(SimulationRow row) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Case} | {100 * row.Aborted:0.0} % | {row.MedianRequests?.ToString("N0", CultureInfo.InvariantCulture) ?? "–"} | {row.WorstRequests?.ToString("N0", CultureInfo.InvariantCulture) ?? "–"} | {row.MedianFailures?.ToString("N0", CultureInfo.InvariantCulture) ?? "–"} |"));
}

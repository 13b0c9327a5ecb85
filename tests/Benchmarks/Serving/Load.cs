namespace MlopsLab.Benchmarks.Serving;

/// <summary>What wrk measured: requests a second, latencies in milliseconds, answers that were no success.</summary>
internal sealed record Load(double PerSecond, double P50, double P99, long Failures)
{
    public static Load Median(IReadOnlyCollection<Load> runs) => new(
        Middle(runs.Select(run => run.PerSecond)), Middle(runs.Select(run => run.P50)), Middle(runs.Select(run => run.P99)), runs.Sum(run => run.Failures));

    public override string ToString() => $"{PerSecond,8:0}  {P50,10:0.00}  {P99,9:0.00}  {Failures,8}";

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}

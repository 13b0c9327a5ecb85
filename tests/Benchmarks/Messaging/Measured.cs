using System.Diagnostics;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>One run: messages per second, latency from publish to handler, this process's CPU per message.</summary>
internal sealed record Measured(double PerSecond, double P50, double P99, double CpuMicroseconds)
{
    public static async Task<Measured> OfAsync(int messages, Latencies latencies, Func<Task> run)
    {
        latencies.Clear();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await run();
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new Measured(
            messages / elapsed.TotalSeconds,
            latencies.Percentile(0.5),
            latencies.Percentile(0.99),
            (process.TotalProcessorTime - cpu).TotalMicroseconds / messages);
    }

    public static Measured Median(IReadOnlyList<Measured> runs) => new(
        Middle(runs.Select(run => run.PerSecond)),
        Middle(runs.Select(run => run.P50)),
        Middle(runs.Select(run => run.P99)),
        Middle(runs.Select(run => run.CpuMicroseconds)));

    private static double Middle(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}

using MlopsLab.Benchmarks.Contract;
using MlopsLab.Benchmarks.Data;
using MlopsLab.Benchmarks.Features;
using MlopsLab.Benchmarks.Learning;
using MlopsLab.Benchmarks.Live;
using MlopsLab.Benchmarks.Messaging;
using MlopsLab.Benchmarks.Rollouts;
using MlopsLab.Benchmarks.Serving;
using MlopsLab.Benchmarks.Statistics;
using MlopsLab.Benchmarks.World;

// dotnet run -c Release --project tests/Benchmarks -- <name>
var benchmarks = new Dictionary<string, Func<CancellationToken, Task>>(StringComparer.Ordinal)
{
    ["contract"] = ContractBenchmark.RunAsync,
    ["features"] = FeaturesBenchmark.RunAsync,
    ["intake"] = IntakeBenchmark.RunAsync,
    ["learning"] = LearningBenchmark.RunAsync,
    ["learning-memory"] = MemoryRun.RunAsync,
    ["messaging"] = MessagingBenchmark.RunAsync,
    ["rollouts"] = RolloutsBenchmark.RunAsync,
    ["score"] = ScoreBenchmark.RunAsync,
    ["statistics"] = StatisticsBenchmark.RunAsync,
    ["world"] = WorldBenchmark.RunAsync,
    ["worlds"] = ct => WorldsBenchmark.RunAsync(args[1..], ct),
};
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
if (args is [var name, ..] && benchmarks.TryGetValue(name, out var run))
{
    await run(stop.Token);
    return 0;
}

Console.Error.WriteLine($"Name one of: {string.Join(", ", benchmarks.Keys)}");
return 2;

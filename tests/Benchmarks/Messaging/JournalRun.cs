using System.Diagnostics;
using MlopsLab.Contracts;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Messaging;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>Facts appended to a journal from four threads, each written before its caller goes on.</summary>
internal static class JournalRun
{
    private const int Facts = 400_000;
    private const int Threads = 4;

    public static async Task RunAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}");
        using var journal = new FactJournal<Prediction>(folder, ContractsJson.Default.Prediction);
        journal.Log.Open(0);
        var fact = ContractsSample();
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Facts / Threads; i++)
            {
                journal.Append(fact);
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Facts;
        Console.WriteLine($"journal: {Facts / elapsed.TotalSeconds:N0} facts/s, {elapsed.TotalMicroseconds / Facts:N1} µs and {allocated} B each (target 60,000/s)");
        Directory.Delete(folder, recursive: true);
    }

    private static Prediction ContractsSample() => System.Text.Json.JsonSerializer.Deserialize(
        """{"id":"0196f3a0-7b1e-7c3e-9c0c-aafe2aa6f34d","at":"2026-03-01T12:30:15Z","target":"stable","version":"3","score":0.0123,"decision":"approve","latencyMilliseconds":1.25}""",
        ContractsJson.Default.Prediction) ?? throw new InvalidDataException("No prediction.");
}

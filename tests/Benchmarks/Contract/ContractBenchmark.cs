using System.Diagnostics;
using MlopsLab.Ingestion.Tests.Batch;

namespace MlopsLab.Benchmarks.Contract;

/// <summary>False alarms of the batch contract on clean rows, and rows until each kind of break is called.</summary>
internal static class ContractBenchmark
{
    private const int CleanRows = 200_000;
    private const int TrainRows = 30_000;
    private const int Limit = 2_000;
    private static readonly ulong[] Seeds = [11, 12, 13];

    public static Task RunAsync(CancellationToken ct)
    {
        foreach (var seed in Seeds)
        {
            // A source whose first days are the last of a month has never seen one begin.
            Clean(seed, fromDay: 5, perBatch: 500, ct);
            Clean(seed, fromDay: 25, perBatch: 7, ct);
        }

        CsvRows.Clean(ct);
        Console.WriteLine($"\n| break | strength | called in | rows until called, median (most) | called something else |\n|---|---|---|---|---|");
        foreach (var how in Break.All)
        {
            foreach (var strength in (double[])[1, 0.5, 0.1])
            {
                ct.ThrowIfCancellationRequested();
                Console.WriteLine(Line(how, strength));
            }
        }

        return Task.CompletedTask;
    }

    private static void Clean(ulong seed, int fromDay, int perBatch, CancellationToken ct)
    {
        var run = new DetectorRun(FraudRows.Scenario);
        var (alarms, watch) = (0, Stopwatch.StartNew());
        foreach (var batch in FraudRows.Of(seed, towns: 4, fromDay).Take(CleanRows).Chunk(perBatch))
        {
            ct.ThrowIfCancellationRequested();
            if (run.Show(batch) is { } found)
            {
                alarms++;
                Console.WriteLine($"  {batch[0].At:s} {found.Check} {found.Field}: {found.Evidence} [{string.Join(", ", found.Sample)}]");
                run.Detector.Forget();
            }
        }

        Console.WriteLine($"seed {seed} from day {fromDay}, batches of {perBatch}: {alarms} false alarms in {CleanRows:N0} rows ({CleanRows / watch.Elapsed.TotalSeconds:N0} rows/s with making and reading them); nearest {Nearest(run)}");
    }

    private static string Nearest(DetectorRun run) =>
        string.Join(", ", run.Peaks.OrderByDescending(peak => peak.Value).Take(4).Select(peak => $"{peak.Key} {peak.Value:P0}"));

    private static string Line(Break how, double strength)
    {
        var delays = new List<int>();
        var others = new List<string>();
        foreach (var seed in Seeds)
        {
            var rows = FraudRows.Of(seed, towns: 4).Take(TrainRows + (3 * Limit)).ToArray();
            var trained = new DetectorRun(FraudRows.Scenario);
            foreach (var batch in rows[..TrainRows].Chunk(500))
            {
                trained.Show(batch);
            }

            var state = trained.Save();
            for (var part = 0; part < 3; part++)
            {
                var run = new DetectorRun(FraudRows.Scenario);
                run.Load(state);
                if (run.Delay(rows.Skip(TrainRows + (part * Limit)), how, strength, perBatch: 1, Limit, new Random(part)) is var (delay, found))
                {
                    delays.Add(delay);
                    others.AddRange(found.Field == how.Field && found.Check == how.Check ? [] : [$"{found.Check} {found.Field}"]);
                }
            }
        }

        delays.Sort();
        var told = delays.Count == 0 ? "–" : $"{delays[delays.Count / 2]} ({delays[^1]})";
        return $"| {how.Name} | {strength} | {delays.Count} of {3 * Seeds.Length} | {told} | {string.Join(", ", others.Distinct())} |";
    }
}

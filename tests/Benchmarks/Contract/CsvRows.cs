using MlopsLab.Ingestion.Tests;
using MlopsLab.Ingestion.Tests.Batch;
using MlopsLab.Scenarios;

namespace MlopsLab.Benchmarks.Contract;

/// <summary>The public files beside the repository, when they are there.</summary>
internal static class CsvRows
{
    private static readonly (string Scenario, string File)[] Files = [("electricity", "elec2.csv"), ("bikes", "bike_sharing_hour.csv")];

    public static void Clean(CancellationToken ct)
    {
        var folder = Path.Combine(Repository.ScenariosFolder, "..", "..", "shared", "data");
        foreach (var (name, file) in Files.Where(known => File.Exists(Path.Combine(folder, known.File))))
        {
            ct.ThrowIfCancellationRequested();
            if (ScenarioCatalog.OfList(Repository.ScenariosFolder).Find(name) is { } scenario)
            {
                using var text = File.OpenText(Path.Combine(folder, file));
                Clean(name, scenario, text);
            }
        }
    }

    private static void Clean(string name, Scenario scenario, TextReader text)
    {
        if (CsvReplay.Open(scenario, text).Replay is not { } replay)
        {
            return;
        }

        var run = new DetectorRun(scenario);
        var (rows, alarms) = (0, 0);
        using (replay)
        {
            foreach (var batch in replay.Rows().Select(row => row.Record).OfType<CsvRecord>().Select(record => (record.EventTime, Bytes(record.Fields))).Chunk(50))
            {
                rows += batch.Length;
                if (run.Show(batch) is { } found)
                {
                    alarms++;
                    Console.WriteLine($"  {batch[0].EventTime:s} {found.Check} {found.Field}: {found.Evidence} [{string.Join(", ", found.Sample)}]");
                    run.Detector.Forget();
                }
            }
        }

        Console.WriteLine($"{name}, batches of 50: {alarms} false alarms in {rows:N0} rows");
    }

    private static ReadOnlyMemory<byte> Bytes(System.Text.Json.JsonElement fields) => System.Text.Encoding.UTF8.GetBytes(fields.GetRawText());
}

using System.Diagnostics;
using System.Globalization;
using MlopsLab.Learning;

namespace MlopsLab.Benchmarks.Learning;

/// <summary>
/// Our trees against xgboost (hist) and scikit-learn (HistGradientBoosting) in turns: accuracy, training on one and two
/// threads and beside a busy loop, scoring, memory. LEARNING_DATA may name a folder with fraud_train.csv, fraud_test.csv
/// and elec2.csv (label last); without it the table is made up.
/// </summary>
internal static class LearningBenchmark
{
    private const int Rounds = 3;
    private const int Bins = 255;

    /// <summary>On elec2 the number of bins alone moves anybody's PR-AUC by 0.01, so accuracy is the mean over several.</summary>
    private static readonly int[] JudgedBins = [Bins, 200, 128, 64];

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("learning-");
        try
        {
            foreach (var (name, prepare) in Tables())
            {
                prepare(folder.FullName);
                await CompareAsync(name, folder.FullName, ct);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Name, Action<string> Prepare)> Tables()
    {
        if (Environment.GetEnvironmentVariable("LEARNING_DATA") is not { Length: > 0 } data)
        {
            yield return ("made up", folder => Split(MadeUpTable.Make(), MadeUpTable.Columns, 0.8, folder));
            yield break;
        }

        yield return ("fraud", folder =>
        {
            foreach (var part in new[] { "train", "test" })
            {
                var (table, columns) = TableFile.ReadCsv(Path.Combine(data, $"fraud_{part}.csv"));
                TableFile.Write(Path.Combine(folder, $"{part}.f64"), table, columns);
            }
        }
        );
        yield return ("elec2", folder =>
        {
            var (table, columns) = TableFile.ReadCsv(Path.Combine(data, "elec2.csv"));
            Split(table, columns, 0.7, folder);
        }
        );
    }

    private static void Split(double[] table, int columns, double share, string folder)
    {
        var first = (int)(table.Length / columns * share) * columns;
        TableFile.Write(Path.Combine(folder, "train.f64"), table.AsSpan(0, first), columns);
        TableFile.Write(Path.Combine(folder, "test.f64"), table.AsSpan(first), columns);
    }

    private static async Task CompareAsync(string name, string folder, CancellationToken ct)
    {
        var (train, test) = (TableFile.Read(Path.Combine(folder, "train.f64")), TableFile.Read(Path.Combine(folder, "test.f64")));
        using var peers = await Peers.StartAsync(folder, ct);
        string[] names = peers is null ? [] : await peers.NamesAsync(ct);
        Contender[] others = [.. names.Select(peer => new Contender(peer))];
        var ours = new Contender("ours");
        Console.WriteLine($"{name}: {train.Rows:N0} x {train.Inputs.Count}, {(double)train.Positives / train.Rows:P2} positive; 100 trees x 31 leaves, learning rate 0.1, {Bins} bins; medians of {Rounds} rounds in turns, accuracy means over {string.Join(", ", JudgedBins)} bins");
        _ = Ours.Fit(train, 2, Bins, ct);
        for (var round = 0; round < Rounds; round++)
        {
            await RoundAsync(train, ours, peers, others, (contender, threads, seconds) => (threads == 1 ? contender.OneThread : contender.TwoThreads).Add(seconds), [1, 2], ct);
            using var busy = Process.Start("sh", ["-c", "while :; do :; done"]);
            await RoundAsync(train, ours, peers, others, (contender, _, seconds) => contender.BesideBusyLoop.Add(seconds), [2], ct);
            busy.Kill();
        }

        await FinishAsync(folder, train, test, ours, peers, others, ct);
        Console.WriteLine("           1 thread 2 threads +busy         AUC    PR-AUC log-loss   1 row us  64 rows us 10k ms   MB");
        ours.Print();
        foreach (var other in others)
        {
            other.Print();
            other.PrintRatio(ours);
        }

        Console.WriteLine(names.Length == 2 ? "" : "Not every peer is installed; Debian has them: apt-get install python3-xgboost python3-sklearn\n");
    }

    private static async Task RoundAsync(
        Dataset train, Contender ours, Peers? peers, Contender[] others, Action<Contender, int, double> note, int[] threads, CancellationToken ct)
    {
        foreach (var count in threads)
        {
            note(ours, count, Ours.Fit(train, count, Bins, ct).Seconds);
            foreach (var other in others)
            {
                note(other, count, peers is null ? double.NaN : await peers.FitAsync(other.Name, count, Bins, ct));
            }
        }
    }

    private static async Task FinishAsync(
        string folder, Dataset train, Dataset test, Contender ours, Peers? peers, Contender[] others, CancellationToken ct)
    {
        foreach (var bins in JudgedBins)
        {
            ours.Judge(Ours.Scores(Ours.Fit(train, 2, bins, ct).Scorer, test), test.Y);
        }

        (ours.Scoring, ours.Megabytes) = (Ours.Score(Ours.Fit(train, 2, Bins, ct).Scorer, test), await OurMegabytesAsync(folder, ct));
        foreach (var other in peers is null ? [] : others)
        {
            await FinishAsync(folder, test, other, peers, ct);
        }
    }

    private static async Task FinishAsync(string folder, Dataset test, Contender other, Peers? peers, CancellationToken ct)
    {
        if (peers is null)
        {
            return;
        }

        foreach (var bins in JudgedBins)
        {
            await peers.FitAsync(other.Name, 1, bins, ct);
            other.Judge(peers.Scores(), test.Y);
        }

        await peers.FitAsync(other.Name, 1, Bins, ct);
        other.Scoring = await peers.ScoreAsync(other.Name, ct);
        other.Megabytes = await Peers.MegabytesAsync(folder, other.Name, ct);
    }

    private static async Task<double> OurMegabytesAsync(string folder, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "", ["learning-memory"]) { RedirectStandardOutput = true };
        start.Environment[MemoryRun.Folder] = folder;
        using var run = Process.Start(start) ?? throw new InvalidOperationException("The memory run did not start.");
        return double.Parse(await run.StandardOutput.ReadToEndAsync(ct), CultureInfo.InvariantCulture);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MlopsLab.Statistics;

namespace MlopsLab.Benchmarks.Statistics;

/// <summary>24 features of 10,000 rows against a fixed reference on one thread, in turns with scipy; then the streaming detectors.</summary>
internal static class StatisticsBenchmark
{
    private const int Features = 24;
    private const int Rows = 10_000;
    private const int Rounds = 7;
    private const int Numbers = 2_000_000;

    public static async Task RunAsync(CancellationToken ct)
    {
        var (reference, window) = (Draw(1), Draw(2));
        var columns = reference.Select(column => ReferenceColumn.Of(column)).ToArray();
        var file = Path.GetTempFileName();
        try
        {
            await using (var stream = File.Create(file))
            {
                Array.ForEach([.. reference, .. window], column => stream.Write(MemoryMarshal.AsBytes<double>(column)));
            }

            using var peer = await ScipyPeer.StartAsync(file, Features, Rows, ct);
            await CompareAsync(columns, window, peer, ct);
        }
        finally
        {
            File.Delete(file);
        }

        Close(reference, window);
        Stream();
    }

    private static async Task CompareAsync(ReferenceColumn[] columns, double[][] window, ScipyPeer? peer, CancellationToken ct)
    {
        var buffers = new SortBuffers();
        var (ours, ks, wasserstein, psi) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (found, apart) = (new WindowDifference[Features], 0.0);
        for (var warm = 0; warm < 30; warm++)
        {
            Compare(columns, window, buffers, found);
        }

        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Compare(columns, window, buffers, found));
            if (peer is not null && await peer.AskAsync(ct) is { } theirs)
            {
                ks.Add(theirs.Ks);
                wasserstein.Add(theirs.Wasserstein);
                psi.Add(theirs.Psi);
                apart = found.Zip(theirs.Distances, theirs.Areas).Max(one => Math.Max(Math.Abs(one.First.Ks.Statistic - one.Second), Math.Abs(one.First.Wasserstein - one.Third)));
            }
        }

        Print("PSI, Kolmogorov-Smirnov with p, Wasserstein: one sort, one walk", Median(ours));
        if (peer is null)
        {
            Console.WriteLine("scipy is not installed (Debian: python3-scipy)");
            return;
        }

        Print("scipy ks_2samp", Median(ks));
        Print("scipy wasserstein_distance", Median(wasserstein));
        Print("numpy PSI, fixed edges", Median(psi));
        Write($"scipy and numpy together / ours: {(Median(ks) + Median(wasserstein) + Median(psi)) / Median(ours):0.0} (largest difference of a figure {apart:0.0e+0})");
    }

    private static double Compare(ReferenceColumn[] columns, double[][] window, SortBuffers buffers, WindowDifference[] found)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < columns.Length; i++)
        {
            found[i] = columns[i].Compare(window[i], buffers);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // What is left to do when the window closes and sketches and bins were filled while its rows came.
    private static void Close(double[][] reference, double[][] window)
    {
        var before = reference.Select(Sketch).ToArray();
        var bins = reference.Select(column => QuantileBins.Of(column)).ToArray();
        var (old, counts) = (bins.Select((bin, i) => bin.Counts(reference[i])).ToArray(), bins.Select((bin, i) => bin.Counts(window[i])).ToArray());
        var taken = new List<double>();
        for (var round = 0; round < 40; round++)
        {
            var now = window.Select(Sketch).ToArray();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Features; i++)
            {
                SketchComparison.Of(before[i], now[i]);
                PopulationStability.Test(old[i], counts[i]);
            }

            taken.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        Print("the three at window close, from KLL sketches and counted bins", Median(taken[20..]));
    }

    private static void Stream()
    {
        var random = new Random(3);
        var values = new double[Numbers];
        foreach (ref var value in values.AsSpan())
        {
            value = random.NextDouble() < 0.02 ? 1 : 0;
        }

        Console.WriteLine();
        Console.WriteLine("| detector | million numbers a second | bytes allocated a number |");
        Console.WriteLine("|---|---|---|");
        One("Bernoulli CUSUM", () => BernoulliCusum.For(0.02, 0.035));
        One("e-detector", () => new RateEDetector(0.02));
        One("Page-Hinkley", () => new PageHinkley());
        One("ADWIN", () => new Adwin());
        One("DDM", () => new Ddm());
        One("EDDM", () => new Eddm());
        One("HDDM-A", () => new HddmA());
        One("HDDM-W", () => new HddmW());
        One("KSWIN", () => new Kswin(), numbers: Numbers / 20);

        void One(string name, Func<IDriftDetector> make, int numbers = Numbers)
        {
            var taken = new List<double>();
            var bytes = 0L;
            for (var round = 0; round < 5; round++)
            {
                var detector = make();
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                foreach (var value in values.AsSpan(0, numbers))
                {
                    detector.Update(value);
                }

                taken.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            }

            Write($"| {name} | {numbers / Median(taken) / 1e6:0.0} | {(double)bytes / numbers:0} |");
        }
    }

    private static KllSketch Sketch(double[] column)
    {
        var sketch = new KllSketch();
        Array.ForEach(column, sketch.Add);
        return sketch;
    }

    // A third each normal, skewed, and counts.
    private static double[][] Draw(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Features).Select(feature => Enumerable.Range(0, Rows).Select(_ => (feature % 3) switch
        {
            0 => Normal(),
            1 => Math.Exp(Normal()),
            _ => Math.Floor(-5 * Math.Log(1 - random.NextDouble())),
        }).ToArray())];

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string what, double seconds) => Write($"{what}: {1_000 * seconds:0.00} ms");

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using MlopsLab.Learning;
using MlopsLab.Registry.Domain.Gates;

namespace MlopsLab.Registry;

/// <summary>Times a loaded model on this machine, row by row; of three rounds the calmest counts, since other work only ever adds time.</summary>
internal static class SpeedMeter
{
    private const int Rounds = 3;
    private const int Calls = 1_000;
    private const int Generated = 200;

    /// <summary>Which processor, how many of them, and which runtime.</summary>
    public static string Machine { get; } = $"{Processor()}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}";

    /// <summary>On rows of the model's own inputs.</summary>
    public static SpeedSample Measure(ModelArtifact model, Dataset? rows)
    {
        var scorer = Scorer.For(model with { Fault = null });
        var x = rows is { } given && given.Inputs.Count == scorer.Inputs ? given.X.ToArray() : Made(model);
        var count = x.Length / scorer.Inputs;
        return Enumerable.Range(0, Rounds).Select(_ => Round(scorer, x, count)).MinBy(round => round.Sorted[(int)(Calls * 0.99)]) ?? new([]);
    }

    private static SpeedSample Round(Scorer scorer, double[] x, int count)
    {
        var micros = new double[Calls];
        for (var call = 0; call < Calls; call++)
        {
            var row = x.AsSpan(call % count * scorer.Inputs, scorer.Inputs);
            var began = Stopwatch.GetTimestamp();
            scorer.Score(row);
            micros[call] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        Array.Sort(micros);
        return new(micros);
    }

    // Nobody told what its rows look like: any values do, since only the time counts.
    private static double[] Made(ModelArtifact model)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Generated).SelectMany(_ => model.Inputs).Select(input => input.Levels is { Count: > 0 } levels ? random.Next(levels.Count) : (2 * random.NextDouble()) - 1)];
    }

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        var line = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? $"{RuntimeInformation.OSArchitecture}";
    }
}

using System.Globalization;

namespace MlopsLab.Benchmarks.Learning;

/// <summary>A process that reads the table, fits once with two threads and says how much memory it took at its peak.</summary>
internal static class MemoryRun
{
    public const string Folder = "LEARNING_FOLDER";

    public static Task RunAsync(CancellationToken ct)
    {
        var folder = Environment.GetEnvironmentVariable(Folder) ?? throw new InvalidOperationException($"{Folder} is not set; the learning benchmark sets it.");
        _ = Ours.Fit(TableFile.Read(Path.Combine(folder, "train.f64")), threads: 2, bins: 255, ct);
        var peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal));
        var kilobytes = double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        Console.WriteLine((kilobytes / 1024).ToString(CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }
}

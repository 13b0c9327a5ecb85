using System.Globalization;

namespace MlopsLab.Cli.Bench;

/// <summary>What a process and its descendants used, read from /proc: CPU in seconds since they started, proportional and resident memory in MB.</summary>
internal sealed record ProcessUse(double CpuSeconds, double PssMegabytes, double RssMegabytes)
{
    private const double ClockTicksPerSecond = 100;

    /// <summary>Sums the processes with these ids and everything they started; one that is gone counts as nothing.</summary>
    public static ProcessUse OfTree(IReadOnlyCollection<int> roots)
    {
        var all = ReadAll();
        var wanted = new HashSet<int>(roots);
        while (all.Any(process => wanted.Contains(process.Parent) && wanted.Add(process.Pid)))
        {
        }

        var (pss, rss) = (0.0, 0.0);
        foreach (var pid in wanted)
        {
            var (p, r) = Memory(pid);
            (pss, rss) = (pss + p, rss + r);
        }

        return new ProcessUse(all.Where(process => wanted.Contains(process.Pid)).Sum(process => process.Cpu), pss, rss);
    }

    private static List<(int Pid, int Parent, double Cpu)> ReadAll()
    {
        var found = new List<(int, int, double)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var pid) && Lines(Path.Combine(folder, "stat")) is [var stat, ..])
            {
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                found.Add((pid, Number(fields[1]), (Number(fields[11]) + Number(fields[12])) / ClockTicksPerSecond));
            }
        }

        return found;
    }

    private static (double Pss, double Rss) Memory(int pid)
    {
        var lines = Lines($"/proc/{pid}/smaps_rollup");
        return (Kilobytes(lines, "Pss:") / 1024, Kilobytes(lines, "Rss:") / 1024);
    }

    private static double Kilobytes(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? Number(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim())
            : 0;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

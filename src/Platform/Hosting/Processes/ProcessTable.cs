using System.Globalization;

namespace MlopsLab.Hosting.Processes;

/// <summary>Reads /proc; where there is none (macOS) it knows nothing and the probes alone decide.</summary>
internal static class ProcessTable
{
    private const string Root = "/proc";

    public static ProcessFact? Find(int pid)
    {
        try
        {
            return Parse(File.ReadAllText($"{Root}/{pid.ToString(CultureInfo.InvariantCulture)}/stat"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static IReadOnlyList<ProcessFact> All() =>
        [.. Pids().Select(Find).OfType<ProcessFact>()];

    /// <summary>The processes that carry the variable: also those that left their group.</summary>
    public static IReadOnlyList<int> Carrying(string name, string value) =>
        [.. Pids().Where(pid => Carries(pid, $"{name}={value}"))];

    private static IEnumerable<int> Pids() =>
        Directory.Exists(Root)
            ? Directory.EnumerateDirectories(Root).Select(Path.GetFileName)
                .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var pid) ? pid : 0).Where(pid => pid > 0)
            : [];

    private static bool Carries(int pid, string variable)
    {
        try
        {
            return File.ReadAllText($"{Root}/{pid.ToString(CultureInfo.InvariantCulture)}/environ").Split('\0').Contains(variable);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // proc(5): the name in field 2 may hold spaces and brackets, so the fields are counted from the last bracket.
    internal static ProcessFact? Parse(string stat)
    {
        var open = stat.IndexOf('(', StringComparison.Ordinal);
        var close = stat.LastIndexOf(')');
        if (open < 0 || close < 0)
        {
            return null;
        }

        var fields = stat[(close + 2)..].Split(' ');
        return new(
            int.Parse(stat.AsSpan(0, open), CultureInfo.InvariantCulture),
            fields[0][0],
            int.Parse(fields[2], CultureInfo.InvariantCulture),
            long.Parse(fields[19], CultureInfo.InvariantCulture));
    }
}

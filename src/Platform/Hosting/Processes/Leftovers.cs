using System.Text.Json;

namespace MlopsLab.Hosting.Processes;

/// <summary>Kills what a killed run left behind: exactly the recorded processes, told by pid and start time.</summary>
internal static class Leftovers
{
    public static int Kill(string file)
    {
        if (Read(file) is not { } left)
        {
            return 0;
        }

        var groups = left.Children.Where(child => IsStill(child)).Select(child => child.Pid).ToList();
        groups.ForEach(Signals.KillGroup);
        var strays = ProcessTable.Carrying("LAB_RUN", left.Run);
        foreach (var stray in strays)
        {
            Signals.KillProcess(stray);
        }

        File.Delete(file);
        return groups.Union(strays).Count();
    }

    internal static bool IsStill(ChildRecord child) =>
        child.Start > 0 && ProcessTable.Find(child.Pid) is { } found && found.Start == child.Start && found.Group == child.Pid;

    public static RunRecord? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

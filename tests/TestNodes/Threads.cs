using System.Globalization;

namespace MlopsLab.TestNodes;

/// <summary>Looks in /proc at what the threads of a process group do.</summary>
internal static class Threads
{
    /// <summary>True when no thread of the group runs or is inside a system call any more.</summary>
    public static bool AreStopped(int group) => Directory.EnumerateDirectories("/proc").Where(IsProcess).Where(process => GroupOf(process) == group).All(
        process => Directory.EnumerateDirectories(Path.Combine(process, "task")).All(thread => Fields(thread) is not [var state, ..] || state is "T" or "t" or "Z" or "X"));

    private static bool IsProcess(string folder) => Path.GetFileName(folder).All(char.IsAsciiDigit);

    private static int GroupOf(string process) => Fields(process) is [_, _, var group, ..] ? int.Parse(group, CultureInfo.InvariantCulture) : 0;

    // After the name in parentheses: state, parent, group, … Empty when it ended meanwhile.
    private static string[] Fields(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}

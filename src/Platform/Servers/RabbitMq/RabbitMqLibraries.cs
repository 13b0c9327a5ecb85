using System.Text.RegularExpressions;

namespace MlopsLab.Servers;

/// <summary>
/// A folder of links to only those of RabbitMQ's applications that are started. Erlang searches the whole code
/// path for each of about a thousand modules, so leaving the other fifty plugins out of it halves the start-up.
/// </summary>
internal static partial class RabbitMqLibraries
{
    public static void Link(string plugins, string links, bool management)
    {
        if (Directory.Exists(links))
        {
            Directory.Delete(links, recursive: true);
        }

        PrivateFiles.CreateFolder(links);
        foreach (var folder in Needed(plugins, management))
        {
            Directory.CreateSymbolicLink(Path.Combine(links, Path.GetFileName(folder)), folder);
        }
    }

    internal static IReadOnlyCollection<string> Needed(string plugins, bool management)
    {
        var folders = Directory.EnumerateDirectories(plugins).ToLookup(ApplicationOf);
        var waiting = new Queue<string>(management ? ["rabbit", "rabbitmq_management"] : ["rabbit"]);
        var found = new Dictionary<string, string>();
        while (waiting.TryDequeue(out var application))
        {
            if (!found.ContainsKey(application) && folders[application].FirstOrDefault() is { } folder)
            {
                found[application] = folder;
                DependenciesOf(folder, application).ForEach(waiting.Enqueue);
            }
        }

        return found.Values;
    }

    private static string ApplicationOf(string folder) => Path.GetFileName(folder).Split('-')[0];

    private static List<string> DependenciesOf(string folder, string application)
    {
        var description = File.ReadAllText(Path.Combine(folder, "ebin", $"{application}.app"));
        var list = Applications().Match(description);
        return [.. list.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex(@"\{\s*applications\s*,\s*\[(?<names>[^\]]*)\]")]
    private static partial Regex Applications();
}

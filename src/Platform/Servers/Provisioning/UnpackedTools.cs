namespace MlopsLab.Servers;

/// <summary>Servers that were unpacked earlier: folders that hold the marker written as the last step.</summary>
internal static class UnpackedTools
{
    public const string Marker = "complete";

    public static string Prefix(ServerKind kind) => kind.ToString().ToLowerInvariant() + "-";

    public static async Task<Installation?> FindAsync(ServerKind kind, ToolsFolder folder, CancellationToken ct)
    {
        if (!Directory.Exists(folder.Path))
        {
            return null;
        }

        var roots = Directory.EnumerateDirectories(folder.Path, Prefix(kind) + "*")
            .Where(root => File.Exists(Path.Combine(root, Marker)))
            .OrderByDescending(root => root, StringComparer.Ordinal);
        foreach (var root in roots)
        {
            if (await CheckAsync(kind, root, ct) is { } installation)
            {
                return installation;
            }
        }

        return null;
    }

    /// <summary>With the system's libraries if they do, else with those that were unpacked too.</summary>
    public static async Task<Installation?> CheckAsync(ServerKind kind, string root, CancellationToken ct)
    {
        foreach (var candidate in Places.Below(kind, root).Select(found => found with { Origin = InstallationOrigin.Unpacked }))
        {
            foreach (var libraries in new[] { [], Libraries(root) })
            {
                var installation = candidate with { Libraries = libraries };
                if (await RunCheck.VersionOfAsync(installation, ct) is { } version)
                {
                    return installation with { Version = version };
                }
            }
        }

        return null;
    }

    public static string[] Libraries(string root) =>
        [.. new[] { "usr/lib", "lib" }
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.so*", SearchOption.AllDirectories))
            .Select(Path.GetDirectoryName)
            .OfType<string>()
            .Where(folder => folder.Contains("-linux-gnu", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal)];
}

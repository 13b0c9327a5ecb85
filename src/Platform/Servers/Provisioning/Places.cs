namespace MlopsLab.Servers;

/// <summary>Where servers lie on a system (or below the root packages were unpacked to).</summary>
internal static class Places
{
    private static readonly string[] Prefixes = ["/", "/opt/homebrew", "/usr/local", "/home/linuxbrew/.linuxbrew"];

    public static async Task<Installation?> FindAsync(ServerKind kind, CancellationToken ct)
    {
        var onPath = Prefixes.SelectMany(prefix => Below(kind, prefix)).Concat(OnPath(kind));
        foreach (var candidate in onPath)
        {
            if (await RunCheck.VersionOfAsync(candidate, ct) is { } version)
            {
                return candidate with { Version = version };
            }
        }

        return null;
    }

    /// <summary>Candidates below a root, newest first; nothing is run.</summary>
    public static IEnumerable<Installation> Below(ServerKind kind, string root) => kind switch
    {
        ServerKind.RabbitMq => RabbitMq(root),
        ServerKind.Redis => With(kind, root, "redis-server", ["usr/bin", "bin", "opt/redis/bin"]),
        ServerKind.PostgreSql => With(kind, root, "postgres", [.. Versions(root, "usr/lib/postgresql", "bin"), "opt/postgresql/bin", "opt/postgresql@17/bin"]),
        _ => With(kind, root, "chromium", ["usr/bin", "bin"]),
    };

    private static IEnumerable<Installation> RabbitMq(string root)
    {
        var erlang = new[] { "usr/lib/erlang", "lib/erlang", "opt/erlang/lib/erlang" }
            .Select(place => Path.Combine(root, place)).FirstOrDefault(place => File.Exists(Path.Combine(place, "bin/erl")));
        var programs = Versions(root, "usr/lib/rabbitmq/lib", "sbin").Append("opt/rabbitmq/sbin");
        return erlang is null
            ? []
            : With(ServerKind.RabbitMq, root, "rabbitmqctl", [.. programs]).Select(found => found with { Erlang = erlang });
    }

    private static IEnumerable<Installation> OnPath(ServerKind kind)
    {
        var program = kind switch
        {
            ServerKind.Redis => "redis-server",
            ServerKind.PostgreSql => "postgres",
            ServerKind.Chromium => "chromium",
            _ => null,
        };
        return program is not null && SearchPath.Find(program) is { } path && Path.GetDirectoryName(path) is { } folder
            ? [new Installation(kind, "", "/", InstallationOrigin.Found, folder)]
            : [];
    }

    private static IEnumerable<Installation> With(ServerKind kind, string root, string program, IReadOnlyList<string> folders) =>
        folders.Select(folder => Path.Combine(root, folder))
            .Where(folder => File.Exists(Path.Combine(folder, program)))
            .Select(folder => new Installation(kind, "", root, InstallationOrigin.Found, folder));

    private static IEnumerable<string> Versions(string root, string folder, string below)
    {
        var parent = Path.Combine(root, folder);
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent).OrderByDescending(Number).Select(path => Path.Combine(path, below))
            : [];
    }

    private static Version Number(string folder) =>
        VersionText.In(Path.GetFileName(folder)) is { } text && Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0", out var version)
            ? version
            : new Version(0, 0);
}

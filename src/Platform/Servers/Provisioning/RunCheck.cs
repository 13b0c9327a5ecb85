namespace MlopsLab.Servers;

/// <summary>Whether this user can really run it: libraries may be missing, a script may insist on root.</summary>
internal static class RunCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task<string?> VersionOfAsync(Installation installation, CancellationToken ct)
    {
        var environment = new Dictionary<string, string>();
        LibraryPath.AddTo(environment, installation);
        string? version = null;
        foreach (var (program, arguments) in Questions(installation).Reverse())
        {
            var answer = await AnswerAsync(new ServerCommand(program, arguments, environment, Path.GetTempPath()), ct);
            if (answer is null)
            {
                return null;
            }

            version = VersionIn(installation, answer);
        }

        return version;
    }

    private static async Task<string?> AnswerAsync(ServerCommand command, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            var run = await CommandRun.OfAsync(command, limit.Token);
            return run.Succeeded ? run.Output : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    // The first one's answer holds the version. Erlang is asked to load its cryptography too, as that one
    // depends on a library of the system.
    private static (string Program, string[] Arguments)[] Questions(Installation installation) => installation.Kind switch
    {
        ServerKind.RabbitMq => [(Path.Combine(installation.Erlang ?? "", "bin/erl"),
            ["-boot", "no_dot_erlang", "-noinput", "-eval", "ok = crypto:start(), halt(0)."])],
        ServerKind.Redis => VersionsOf(installation, "redis-server", "redis-cli"),
        ServerKind.PostgreSql => VersionsOf(installation, "postgres", "initdb", "psql"),
        _ => VersionsOf(installation, "chromium"),
    };

    private static (string Program, string[] Arguments)[] VersionsOf(Installation installation, params string[] programs) =>
        [.. programs.Select(program => (Path.Combine(installation.Programs, program), new[] { "--version" }))];

    private static string? VersionIn(Installation installation, string output) => installation.Kind == ServerKind.RabbitMq
        ? VersionText.In(RabbitMqVersion(installation))
        : VersionText.In(output);

    private static string RabbitMqVersion(Installation installation)
    {
        var plugins = Path.Combine(RabbitMqServer.Home(installation), "plugins");
        return Directory.Exists(plugins)
            ? Directory.EnumerateDirectories(plugins, "rabbit-*").Select(Path.GetFileName).FirstOrDefault() ?? ""
            : "";
    }
}

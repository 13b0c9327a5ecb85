namespace MlopsLab.Servers;

/// <summary>Redis as one foreground process.</summary>
public sealed class RedisServer(Installation installation, RedisSettings settings) : IServer
{
    private readonly ContainerRun? container = ContainerRun.For(installation, settings.Folder, () => new ContainerSpec
    {
        Ports = new Dictionary<int, int> { [settings.Port] = 6379 },
        DataFolder = "/data",
        Environment = new Dictionary<string, string> { ["LAB_REDIS_PASSWORD"] = settings.Password },
        Arguments =
        [
            "sh", "-c", "exec redis-server --requirepass \"$LAB_REDIS_PASSWORD\" \"$@\"", "redis",
            "--save", "", "--maxmemory", settings.MaxMemory, "--maxmemory-policy", "allkeys-lru",
        ],
    });

    public string ConnectionString => $"127.0.0.1:{settings.Port},password={settings.Password}";

    public IReadOnlyList<ServerCommand> Companions => [];

    public ServerCommand Command => container?.Command ?? Run("redis-server", [ConfigFile], []);

    private string ConfigFile => Path.Combine(settings.Folder, "redis.conf");

    /// <summary>The password goes by environment: arguments are visible to every user.</summary>
    public ServerCommand Control(params IReadOnlyList<string> arguments)
    {
        var environment = new Dictionary<string, string> { ["REDISCLI_AUTH"] = settings.Password };
        return container?.Control("redis-cli", arguments, environment)
            ?? Run("redis-cli", ["-h", "127.0.0.1", "-p", $"{settings.Port}", .. arguments], environment);
    }

    public async Task PrepareAsync(CancellationToken ct)
    {
        PrivateFiles.CreateFolder(settings.Folder);
        await PrivateFiles.WriteAsync(ConfigFile, RedisConfig.Of(settings), ct);
        await (container?.RemoveLeftoverAsync(ct) ?? Task.CompletedTask);
    }

    public Task<bool> IsReadyAsync(CancellationToken ct) =>
        Probe.AnswersAsync(settings.Port, (stream, stop) => RedisProbe.AnswersAsync(stream, settings.Password, stop), ct);

    private ServerCommand Run(string program, IReadOnlyList<string> arguments, Dictionary<string, string> environment)
    {
        LibraryPath.AddTo(environment, installation);
        return new ServerCommand(Path.Combine(installation.Programs, program), arguments, environment, settings.Folder);
    }
}

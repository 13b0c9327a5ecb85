namespace MlopsLab.Servers;

/// <summary>PostgreSQL as one process group; its cluster is made when the folder is first prepared.</summary>
public sealed class PostgresServer(Installation installation, PostgresSettings settings) : IServer
{
    private readonly ContainerRun? container = ContainerRun.For(installation, settings.Folder, () => new ContainerSpec
    {
        Ports = new Dictionary<int, int> { [settings.Port] = 5432 },
        DataFolder = "/var/lib/postgresql/data",
        Environment = new Dictionary<string, string>
        {
            ["POSTGRES_USER"] = settings.User,
            ["POSTGRES_PASSWORD"] = settings.Password,
            ["POSTGRES_DB"] = "postgres",
        },
        Arguments = ["postgres", "-c", $"max_connections={settings.MaxConnections}"],
    });

    public string ConnectionString =>
        $"Host=127.0.0.1;Port={settings.Port};Username={settings.User};Password={settings.Password};Database=postgres";

    public IReadOnlyList<ServerCommand> Companions => [];

    public ServerCommand Command => container?.Command ?? OtherUser.Of(
        Run("postgres",
        [
            "-D", Data, "-c", "listen_addresses=127.0.0.1", "-c", $"port={settings.Port}", "-c", "unix_socket_directories=",
            "-c", $"max_connections={settings.MaxConnections}", "-c", "jit=off", "-c", "log_min_messages=warning",
        ]),
        Environment.IsPrivilegedProcess);

    private string Data => Path.Combine(settings.Folder, "data");

    public ServerCommand Control(params IReadOnlyList<string> arguments)
    {
        string[] login = ["-h", "127.0.0.1", "-p", $"{(container is null ? settings.Port : 5432)}", "-U", settings.User, "-d", "postgres"];
        var environment = new Dictionary<string, string> { ["PGPASSWORD"] = settings.Password };
        return container?.Control("psql", [.. login, .. arguments], environment) ?? Run("psql", [.. login, .. arguments], environment);
    }

    public async Task PrepareAsync(CancellationToken ct)
    {
        PrivateFiles.CreateFolder(settings.Folder);
        if (container is not null)
        {
            await container.RemoveLeftoverAsync(ct);
        }
        else if (!Directory.Exists(Data))
        {
            await CreateClusterAsync(ct);
        }
    }

    public Task<bool> IsReadyAsync(CancellationToken ct) =>
        Probe.AnswersAsync(settings.Port, (stream, stop) => PostgresProbe.AnswersAsync(stream, settings.User, stop), ct);

    private async Task CreateClusterAsync(CancellationToken ct)
    {
        var unfinished = Path.Combine(settings.Folder, "data.new");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        PrivateFiles.CreateFolder(unfinished);
        var passwordFile = Path.Combine(settings.Folder, "password");
        await PrivateFiles.WriteAsync(passwordFile, settings.Password + "\n", ct);
        await OtherUser.GiveAsync(unfinished, Environment.IsPrivilegedProcess, ct);
        var run = await CommandRun.OfAsync(InitDb(unfinished, passwordFile), ct);
        File.Delete(passwordFile);
        if (!run.Succeeded)
        {
            throw new InvalidOperationException($"initdb: {run.LastLine}");
        }

        Directory.Move(unfinished, Data);
    }

    private ServerCommand InitDb(string folder, string passwordFile) => OtherUser.Of(
        Run("initdb",
        [
            "-D", folder, "-U", settings.User, "--pwfile", passwordFile, "-A", "scram-sha-256",
            "--encoding", "UTF8", "--locale", "C", "--no-instructions",
        ]),
        Environment.IsPrivilegedProcess);

    private ServerCommand Run(string program, IReadOnlyList<string> arguments, Dictionary<string, string>? environment = null)
    {
        environment ??= [];
        LibraryPath.AddTo(environment, installation);
        return new ServerCommand(Path.Combine(installation.Programs, program), arguments, environment, settings.Folder);
    }
}

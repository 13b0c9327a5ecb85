namespace MlopsLab.Servers;

/// <summary>
/// RabbitMQ as one foreground process. Erlang is started directly (no shell between, so SIGTERM reaches it) and
/// without epmd: the one other node, rabbitmqctl, is told the distribution port instead.
/// </summary>
public sealed class RabbitMqServer(Installation installation, RabbitMqSettings settings) : IServer
{
    // As rabbitmq-server passes them, but for +stbt: several labs on one machine must not bind to the same cores.
    private static readonly string[] EmulatorFlags =
    [
        "+W", "w", "+MBas", "ageffcbf", "+MHas", "ageffcbf", "+MBlmbcs", "512", "+MHlmbcs", "512", "+MMmcs", "30",
        "+P", "1048576", "+t", "5000000", "+stbt", "u", "+zdbbl", "128000",
        "+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio", "none",
    ];

    private readonly RabbitMqFolder folder = new(settings.Folder);
    private readonly ContainerRun? container = ContainerRun.For(installation, settings.Folder, () => RabbitMqContainer.Of(settings));

    public string ConnectionString => $"amqp://{Uri.EscapeDataString(settings.User)}:{Uri.EscapeDataString(settings.Password)}@127.0.0.1:{settings.Port}";

    public IReadOnlyList<ServerCommand> Companions => [];

    public ServerCommand Command => container?.Command ?? new ServerCommand(
        Path.Combine(Erlang, "bin", "erl"),
        [
            "-pa", "", "-noinput", "-s", "rabbit", "boot", "-boot", "start_sasl", .. EmulatorFlags,
            "-sname", settings.NodeName, .. WithoutEpmd, "-kernel", "inet_dist_use_interface", "{127,0,0,1}",
            "-kernel", "prevent_overlapping_partitions", "false",
            "-syslog", "logger", "[]", "-syslog", "syslog_error_logger", "false",
        ],
        RabbitMqEnvironment.Of(installation, settings, folder),
        settings.Folder);

    private string Erlang => installation.Erlang ?? throw new ArgumentException("A RabbitMQ installation has an Erlang root.");

    private string[] WithoutEpmd => ["-start_epmd", "false", "-erl_epmd_port", $"{settings.DistributionPort}"];

    public ServerCommand Control(params IReadOnlyList<string> arguments)
    {
        if (container is not null)
        {
            return container.Control("rabbitmqctl", arguments, new Dictionary<string, string>());
        }

        var environment = RabbitMqEnvironment.Of(installation, settings, folder);
        environment["RABBITMQ_CTL_ERL_ARGS"] = string.Join(' ', [.. WithoutEpmd, "-dist_listen", "false"]);
        return new ServerCommand(Path.Combine(installation.Programs, "rabbitmqctl"), arguments, environment, settings.Folder);
    }

    public async Task PrepareAsync(CancellationToken ct)
    {
        await folder.CreateAsync(ct);
        if (container is not null)
        {
            await container.RemoveLeftoverAsync(ct);
            return;
        }

        await PrivateFiles.WriteAsync(folder.Config, RabbitMqConfig.Of(settings), ct);
        await PrivateFiles.WriteAsync(folder.AdvancedConfig, RabbitMqConfig.Advanced(settings), ct);
        await PrivateFiles.WriteAsync(folder.EnabledPlugins, RabbitMqConfig.EnabledPlugins(settings), ct);
        RabbitMqLibraries.Link(Path.Combine(Home(installation), "plugins"), folder.Libraries, settings.ManagementPort is not null);
    }

    public Task<bool> IsReadyAsync(CancellationToken ct) =>
        Probe.AnswersAsync(settings.Port, (stream, stop) => AmqpProbe.OpensAsync(stream, settings.User, settings.Password, stop), ct);

    internal static string Home(Installation installation) =>
        Path.GetDirectoryName(installation.Programs) ?? installation.Root;
}

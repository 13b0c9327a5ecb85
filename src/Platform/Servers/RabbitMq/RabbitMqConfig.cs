namespace MlopsLab.Servers;

internal static class RabbitMqConfig
{
    public static string Of(RabbitMqSettings settings) =>
        $"""
        listeners.tcp.default = 127.0.0.1:{settings.Port}
        loopback_users = none
        heartbeat = 10
        disk_free_limit.absolute = 50MB
        vm_memory_high_watermark.relative = 0.4
        consumer_timeout = 1800000
        log.file = rabbit.log
        log.file.level = warning
        log.console = true
        log.console.use_colors = off
        log.console.level = warning
        collect_statistics_interval = {TickMilliseconds(settings)}

        """ + Management(settings);

    /// <summary>What rabbitmq.conf can't say: the user (here any password can be written), and how often each quorum queue reports its figures.</summary>
    public static string Advanced(RabbitMqSettings settings) =>
        $$"""
        [{rabbit, [
          {default_user, {{Term(settings.User)}}}, {default_pass, {{Term(settings.Password)}}},
          {quorum_tick_interval, {{TickMilliseconds(settings)}}}]}].

        """;

    public static string EnabledPlugins(RabbitMqSettings settings) =>
        settings.ManagementPort is null ? "[].\n" : "[rabbitmq_management].\n";

    // Only the management pages read these figures; a declare asks the queue itself. Sixty idle queues reporting every 5 s are half of an idle broker's work.
    private static int TickMilliseconds(RabbitMqSettings settings) => settings.ManagementPort is null ? 60_000 : 5_000;

    private static string Management(RabbitMqSettings settings) => settings.ManagementPort is not { } port ? "" :
        $"""
        management.tcp.ip = 127.0.0.1
        management.tcp.port = {port}

        """;

    private static string Term(string text) =>
        $"<<\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"/utf8>>";
}

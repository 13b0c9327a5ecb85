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

        """ + Management(settings);

    /// <summary>The user, as an Erlang term: there any password can be written, in rabbitmq.conf not.</summary>
    public static string User(RabbitMqSettings settings) =>
        $"[{{rabbit, [{{default_user, {Term(settings.User)}}}, {{default_pass, {Term(settings.Password)}}}]}}].\n";

    public static string EnabledPlugins(RabbitMqSettings settings) =>
        settings.ManagementPort is null ? "[].\n" : "[rabbitmq_management].\n";

    private static string Management(RabbitMqSettings settings) => settings.ManagementPort is not { } port ? "" :
        $"""
        management.tcp.ip = 127.0.0.1
        management.tcp.port = {port}

        """;

    private static string Term(string text) =>
        $"<<\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"/utf8>>";
}

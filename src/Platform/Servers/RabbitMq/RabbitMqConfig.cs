namespace MlopsLab.Servers;

internal static class RabbitMqConfig
{
    public static string Of(RabbitMqSettings settings) =>
        $"""
        listeners.tcp.default = 127.0.0.1:{settings.Port}
        default_user = {settings.User}
        default_pass = {settings.Password}
        loopback_users = none
        heartbeat = 10
        disk_free_limit.absolute = 50MB
        vm_memory_high_watermark.relative = 0.4
        consumer_timeout = 1800000
        log.file = rabbit.log
        log.file.level = warning
        log.console = true
        log.console.level = warning

        """ + Management(settings);

    public static string EnabledPlugins(RabbitMqSettings settings) =>
        settings.ManagementPort is null ? "[].\n" : "[rabbitmq_management].\n";

    private static string Management(RabbitMqSettings settings) => settings.ManagementPort is not { } port ? "" :
        $"""
        management.tcp.ip = 127.0.0.1
        management.tcp.port = {port}

        """;
}

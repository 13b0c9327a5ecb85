namespace MlopsLab.Servers;

/// <summary>The settings of the native node, in the words of the official image.</summary>
internal static class RabbitMqContainer
{
    private const int Amqp = 5672;
    private const int Management = 15672;

    public static ContainerSpec Of(RabbitMqSettings settings)
    {
        var spec = new ContainerSpec
        {
            Ports = new Dictionary<int, int> { [settings.Port] = Amqp },
            DataFolder = "/var/lib/rabbitmq",
            Environment = new Dictionary<string, string>
            {
                ["RABBITMQ_DEFAULT_USER"] = settings.User,
                ["RABBITMQ_DEFAULT_PASS"] = settings.Password,
                ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-rabbit heartbeat 10 disk_free_limit 50000000 consumer_timeout 1800000",
            },
        };
        return settings.ManagementPort is not { } port ? spec : spec with
        {
            Ports = new Dictionary<int, int> { [settings.Port] = Amqp, [port] = Management },
            Arguments = ["sh", "-c", "rabbitmq-plugins enable --offline rabbitmq_management && exec docker-entrypoint.sh rabbitmq-server"],
        };
    }
}

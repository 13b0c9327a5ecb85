namespace MlopsLab.Servers;

internal static class RabbitMqEnvironment
{
    // There is no epmd to register with: asking must be refused at once (asking a listener would wait for 10 s).
    private const string PortOfNobody = "1";

    /// <summary>Every place RabbitMQ would look for system-wide files is given a private one.</summary>
    public static Dictionary<string, string> Of(Installation installation, RabbitMqSettings settings, RabbitMqFolder folder)
    {
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = folder.Home,
            ["PATH"] = $"{Path.Combine(installation.Erlang ?? "", "bin")}:/usr/local/bin:/usr/bin:/bin",
            ["ERL_LIBS"] = folder.Libraries,
            ["ERL_MAX_PORTS"] = "65536",
            ["ERL_MAX_ETS_TABLES"] = "50000",
            ["ERL_EPMD_PORT"] = PortOfNobody,
            ["ERL_CRASH_DUMP"] = Path.Combine(folder.Logs, "erl_crash.dump"),
            ["ERL_CRASH_DUMP_BYTES"] = "1000000",
            ["LANG"] = "C.UTF-8",
            ["RABBITMQ_HOME"] = RabbitMqServer.Home(installation),
            ["RABBITMQ_PLUGINS_DIR"] = folder.Libraries,
            ["RABBITMQ_NODENAME"] = settings.NodeName,
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{settings.Port}",
            ["RABBITMQ_DIST_PORT"] = $"{settings.DistributionPort}",
            ["RABBITMQ_CONFIG_FILE"] = folder.Config,
            ["RABBITMQ_CONFIG_FILES"] = Path.Combine(folder.GeneratedConfig, "*.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = folder.AdvancedConfig,
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = folder.GeneratedConfig,
            ["RABBITMQ_CONF_ENV_FILE"] = folder.ScriptSettings,
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = folder.EnabledPlugins,
            ["RABBITMQ_MNESIA_BASE"] = folder.Data,
            ["RABBITMQ_LOG_BASE"] = folder.Logs,
            ["RABBITMQ_LOG"] = "warning",
            ["RABBITMQ_PID_FILE"] = Path.Combine(folder.Root, "pid"),
        };
        LibraryPath.AddTo(environment, installation);
        return environment;
    }
}

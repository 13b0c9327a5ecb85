namespace MlopsLab.Servers;

/// <summary>A private server: prepare it, start its companions and its command, wait until it is ready.</summary>
public interface IServer
{
    /// <summary>Address and credentials as the clients take them.</summary>
    string ConnectionString { get; }

    /// <summary>Processes that must run beside the server, to be started before it.</summary>
    IReadOnlyList<ServerCommand> Companions { get; }

    /// <summary>The server's own process; SIGTERM ends it in order.</summary>
    ServerCommand Command { get; }

    /// <summary>A one-off run of the server's own command line tool (rabbitmqctl, redis-cli, psql).</summary>
    ServerCommand Control(params IReadOnlyList<string> arguments);

    /// <summary>Writes folders, configuration and secrets; safe to repeat before each start.</summary>
    Task PrepareAsync(CancellationToken ct);

    /// <summary>Asks over the server's own protocol: false when it refuses, fails, or says nothing for two seconds.</summary>
    Task<bool> IsReadyAsync(CancellationToken ct);
}

namespace MlopsLab.Servers;

/// <summary>One private RabbitMQ node.</summary>
/// <param name="Folder">Holds its data, cookie, configuration and logs.</param>
/// <param name="Port">AMQP, on 127.0.0.1.</param>
/// <param name="DistributionPort">Erlang's, on 127.0.0.1: rabbitmqctl talks to it.</param>
/// <param name="User">Made at the first start with this folder.</param>
/// <param name="Password">Made at the first start with this folder.</param>
public sealed record RabbitMqSettings(string Folder, int Port, int DistributionPort, string User, string Password)
{
    /// <summary>The data belongs to this name: a new one is a new, empty server.</summary>
    public string NodeName { get; init; } = "lab@localhost";

    /// <summary>Serves the management page there; null leaves it out, which starts faster and uses less.</summary>
    public int? ManagementPort { get; init; }
}

using MlopsLab.Servers;

namespace MlopsLab.TestServers;

/// <summary>A real, private RabbitMQ. Share one: <c>[assembly: AssemblyFixture(typeof(RabbitMqFixture))]</c>.</summary>
public sealed class RabbitMqFixture : ServerFixture
{
    public RabbitMqFixture()
        : base(ServerKind.RabbitMq)
    {
    }

    /// <summary>Runs rabbitmqctl and returns what it prints; throws when it fails.</summary>
    public Task<string> RunCtlAsync(CancellationToken ct, params IReadOnlyList<string> arguments) =>
        ControlAsync(["-q", .. arguments], ct);

    protected override IServer Plan(Installation installation, string folder) => new RabbitMqServer(
        installation,
        new RabbitMqSettings(folder, Port("amqp"), Port("distribution"), "test", Secrets.NewPassword()));
}

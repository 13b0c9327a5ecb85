using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Outbox;
using RabbitMQ.Client;

namespace MlopsLab.Messaging.Tests;

/// <summary>A stranger on the broker: publishes what it likes, deletes what it likes.</summary>
internal sealed class RawPublisher : IAsyncDisposable
{
    private readonly IConnection _connection;

    private RawPublisher(IConnection connection, IChannel channel) => (_connection, Channel) = (connection, channel);

    public IChannel Channel { get; }

    public static async Task<RawPublisher> ConnectAsync(string broker, CancellationToken ct)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(ct);
        return new RawPublisher(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true), ct));
    }

    public async Task PublishAsync(string id, string queue, string type, byte[] body, CancellationToken ct) =>
        await Channel.BasicPublishAsync(
            "", queue, mandatory: true, Envelope.Write(new Outgoing(0, 0, id, type, "stranger", 0, null, queue, 0, null, body)), body, ct);

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

using System.Threading.Channels;
using MlopsLab.Messaging.Broker;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace MlopsLab.Messaging.Inbox;

/// <summary>Copies what the broker hands out into the node's line; the broker cancelling it means that its queue is gone.</summary>
internal sealed class QueueConsumer(IChannel channel, string queue, ChannelWriter<Incoming> line, LinkBreak broken, TimeProvider time) : AsyncDefaultBasicConsumer(channel)
{
    public override Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default)
    {
        line.TryWrite(Envelope.Read(deliveryTag, queue, properties, body, time.GetUtcNow()));
        return Task.CompletedTask;
    }

    public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
    {
        broken.Set($"The queue {queue} was deleted");
        return base.HandleBasicCancelAsync(consumerTag, cancellationToken);
    }

    public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
    {
        broken.Set(reason.ToString());
        return base.HandleChannelShutdownAsync(channel, reason);
    }
}

using RabbitMQ.Client;

namespace MlopsLab.Messaging.Broker;

/// <summary>Declares what a node needs on the broker. Senders declare their readers' queues too, so an event waits for a reader that has never started.</summary>
internal sealed class Topology(string node, Routes routes, MessagingOptions options)
{
    public async Task DeclareForSendingAsync(IChannel channel, CancellationToken ct)
    {
        await DeclareExchangesAsync(channel, ct);
        var reads = routes.SentBy(node).SelectMany(wireName => routes.ReadersOf(wireName), (wireName, reader) => (wireName, reader)).ToList();
        foreach (var reader in reads.Select(read => read.reader).Distinct())
        {
            await DeclareDeadAsync(channel, reader, ct);
        }

        foreach (var (wireName, reader) in reads)
        {
            await DeclareReaderAsync(channel, reader, wireName, ct);
        }
    }

    public async Task DeclareForReadingAsync(IChannel channel, IEnumerable<string> wireNames, CancellationToken ct)
    {
        await DeclareExchangesAsync(channel, ct);
        await DeclareDeadAsync(channel, node, ct);
        foreach (var wireName in wireNames)
        {
            await DeclareReaderAsync(channel, node, wireName, ct);
        }
    }

    /// <summary>Only the bindings of this node's queues.</summary>
    public async Task BindAsync(IChannel channel, IEnumerable<string> wireNames, CancellationToken ct)
    {
        foreach (var wireName in wireNames)
        {
            await channel.QueueBindAsync(Names.Queue(node, wireName), Names.Events, wireName, cancellationToken: ct);
        }
    }

    private async Task DeclareExchangesAsync(IChannel channel, CancellationToken ct)
    {
        await channel.ExchangeDeclareAsync(Names.Events, ExchangeType.Topic, durable: true, cancellationToken: ct);
        await channel.ExchangeDeclareAsync(Names.Dead, ExchangeType.Direct, durable: true, cancellationToken: ct);
        foreach (var delay in options.RetryDelaysOrDefault)
        {
            await DeclareRetryAsync(channel, delay, ct);
        }
    }

    // The message keeps its routing key, which is the name of the queue it came from: after the delay the default exchange puts it back there.
    private static async Task DeclareRetryAsync(IChannel channel, TimeSpan delay, CancellationToken ct)
    {
        var name = Names.Retry(delay);
        var arguments = Quorum();
        arguments["x-message-ttl"] = (long)delay.TotalMilliseconds;
        arguments["x-dead-letter-exchange"] = Names.DefaultExchange;
        arguments["x-dead-letter-strategy"] = "at-least-once";
        arguments["x-overflow"] = "reject-publish";
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: ct);
        await channel.QueueBindAsync(name, name, "", cancellationToken: ct);
    }

    private async Task DeclareReaderAsync(IChannel channel, string reader, string wireName, CancellationToken ct)
    {
        var queue = Names.Queue(reader, wireName);
        var arguments = Quorum();
        arguments["x-delivery-limit"] = options.DeliveryLimit;
        arguments["x-dead-letter-exchange"] = Names.Dead;
        arguments["x-dead-letter-routing-key"] = reader;
        arguments["x-dead-letter-strategy"] = "at-least-once";
        arguments["x-overflow"] = "reject-publish";
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: ct);
        await channel.QueueBindAsync(queue, Names.Events, wireName, cancellationToken: ct);
    }

    private static async Task DeclareDeadAsync(IChannel channel, string reader, CancellationToken ct)
    {
        var queue = Names.DeadQueue(reader);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Quorum(), cancellationToken: ct);
        await channel.QueueBindAsync(queue, Names.Dead, reader, cancellationToken: ct);
    }

    private static Dictionary<string, object?> Quorum() => new() { ["x-queue-type"] = "quorum" };
}

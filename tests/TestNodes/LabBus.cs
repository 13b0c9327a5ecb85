using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using MlopsLab.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace MlopsLab.TestNodes;

/// <summary>The tests' place on the bus: publishes as any node and sees every event.</summary>
public sealed class LabBus : IAsyncDisposable
{
    private const string Events = "lab.events";
    private readonly ConcurrentQueue<SeenEvent> _seen = new();
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private LabBus(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>Everything seen so far, copies by redelivery included.</summary>
    public IReadOnlyList<SeenEvent> Seen => [.. _seen];

    public static async Task<LabBus> ConnectAsync(string connectionString, CancellationToken ct)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(connectionString) }.CreateConnectionAsync(ct);
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), ct);
        var bus = new LabBus(connection, channel);
        await bus.ListenAsync(ct);
        return bus;
    }

    /// <summary>The events of a type, each id once, oldest first.</summary>
    public IReadOnlyList<TEvent> Of<TEvent>() =>
        [.. _seen.DistinctBy(seen => seen.Id).Select(seen => seen.Fact).OfType<TEvent>()];

    public async Task<TEvent> WaitAsync<TEvent>(Func<TEvent, bool> match, CancellationToken ct)
        where TEvent : class
    {
        await Eventually.HoldsAsync(() => Task.FromResult(Of<TEvent>().Any(match)), $"{EventCatalog.WireNameOf(typeof(TEvent))} is published", ct);
        return Of<TEvent>().First(match);
    }

    /// <summary>Publishes with the given id, so that a test can deliver the same event twice.</summary>
    public async Task PublishAsync<TEvent>(TEvent fact, CancellationToken ct, string? id = null)
        where TEvent : class
    {
        var wireName = EventCatalog.WireNameOf(typeof(TEvent));
        var key = id ?? Guid.NewGuid().ToString();
        var headers = new Dictionary<string, object?>
        {
            ["cloudEvents_specversion"] = "1.0",
            ["cloudEvents_id"] = key,
            ["cloudEvents_source"] = "tests",
            ["cloudEvents_type"] = wireName,
        };
        var properties = new BasicProperties { ContentType = "application/json", MessageId = key, Persistent = true, Headers = headers };
        var body = JsonSerializer.SerializeToUtf8Bytes(fact, typeof(TEvent), ContractsJson.Default);
        await _channel.BasicPublishAsync(Events, wireName, mandatory: true, properties, body, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await _channel.ExchangeDeclareAsync(Events, ExchangeType.Topic, durable: true, cancellationToken: ct);
        var queue = await _channel.QueueDeclareAsync(cancellationToken: ct);
        await _channel.QueueBindAsync(queue.QueueName, Events, "#", cancellationToken: ct);
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            Note(delivery);
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, ct);
    }

    private void Note(BasicDeliverEventArgs delivery)
    {
        if (EventCatalog.ByWireName.TryGetValue(delivery.RoutingKey, out var type)
            && JsonSerializer.Deserialize(delivery.Body.Span, type, ContractsJson.Default) is { } fact)
        {
            var id = delivery.BasicProperties.Headers?["cloudEvents_id"] is byte[] bytes ? Encoding.UTF8.GetString(bytes) : "";
            _seen.Enqueue(new SeenEvent(id, delivery.RoutingKey, fact));
        }
    }
}

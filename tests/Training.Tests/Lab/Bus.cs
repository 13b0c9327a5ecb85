using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using MlopsLab.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace MlopsLab.Lab;

/// <summary>The broker as a test sees it: publishes facts as other nodes would, and sees every event that passes.</summary>
internal sealed class Bus : IAsyncDisposable
{
    private const string Exchange = "lab.events";
    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly ConcurrentQueue<(string Id, string WireName, byte[] Body)> seen = new();

    private Bus(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public static async Task<Bus> OpenAsync(string broker, CancellationToken ct)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(ct);
        var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true, cancellationToken: ct);
        var queue = await channel.QueueDeclareAsync(cancellationToken: ct);
        await channel.QueueBindAsync(queue.QueueName, Exchange, "#", cancellationToken: ct);
        var bus = new Bus(connection, channel);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += bus.KeepAsync;
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, ct);
        return bus;
    }

    public async Task PublishAsync<TEvent>(string source, TEvent fact, CancellationToken ct)
        where TEvent : class
    {
        var wireName = EventCatalog.WireNameOf(typeof(TEvent));
        var headers = new Dictionary<string, object?>
        {
            ["cloudEvents_specversion"] = "1.0",
            ["cloudEvents_id"] = Guid.NewGuid().ToString(),
            ["cloudEvents_source"] = source,
            ["cloudEvents_type"] = wireName,
        };
        var properties = new BasicProperties { Headers = headers, ContentType = "application/json", Persistent = true };
        await channel.BasicPublishAsync(
            Exchange, wireName, mandatory: false, properties, JsonSerializer.SerializeToUtf8Bytes(fact, typeof(TEvent), ContractsJson.Default), ct);
    }

    /// <summary>Each event once, however often a kill made its sender send it: readers know it by its id too.</summary>
    public IReadOnlyList<TEvent> Seen<TEvent>()
        where TEvent : class
    {
        var wireName = EventCatalog.WireNameOf(typeof(TEvent));
        return [.. seen.Where(one => one.WireName == wireName).DistinctBy(one => one.Id).Select(one => JsonSerializer.Deserialize(one.Body, typeof(TEvent), ContractsJson.Default)).OfType<TEvent>()];
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    private Task KeepAsync(object sender, BasicDeliverEventArgs delivery)
    {
        var id = Encoding.UTF8.GetString((byte[])(delivery.BasicProperties.Headers?["cloudEvents_id"] ?? throw new InvalidOperationException("An event without an id.")));
        seen.Enqueue((id, delivery.RoutingKey, delivery.Body.ToArray()));
        return Task.CompletedTask;
    }
}

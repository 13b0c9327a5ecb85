using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>The client as its makers show it: tracked confirms, window 64, a quorum queue, prefetch 200, each message acknowledged.</summary>
internal sealed class RawCase : ICase
{
    private const int Window = 64;
    private const string Queue = "raw";

    private readonly Latencies _latencies;
    private readonly IConnection _publishing;
    private readonly IConnection _consuming;
    private readonly IChannel _channel;

    private RawCase(Latencies latencies, IConnection publishing, IConnection consuming, IChannel channel) =>
        (_latencies, _publishing, _consuming, _channel) = (latencies, publishing, consuming, channel);

    public string Name => "raw client";

    public static async Task<RawCase> StartAsync(string broker, Latencies latencies, CancellationToken ct)
    {
        var factory = new ConnectionFactory { Uri = new Uri(broker) };
        var publishing = await factory.CreateConnectionAsync(ct);
        var consuming = await factory.CreateConnectionAsync(ct);
        var channel = await publishing.CreateChannelAsync(new CreateChannelOptions(true, true, null, 1), ct);
        await channel.QueueDeclareAsync(Queue, true, false, false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        var reading = await consuming.CreateChannelAsync(null, ct);
        await reading.BasicQosAsync(0, 200, false, ct);
        var consumer = new AsyncEventingBasicConsumer(reading);
        consumer.ReceivedAsync += async (_, message) =>
        {
            latencies.Handled(Facts.NumberOf(message.Body.Span));
            await reading.BasicAckAsync(message.DeliveryTag, multiple: false, CancellationToken.None);
        };
        await reading.BasicConsumeAsync(Queue, autoAck: false, consumer, ct);
        return new RawCase(latencies, publishing, consuming, channel);
    }

    public async Task PublishAllAsync(int messages, Pace pace, CancellationToken ct)
    {
        var window = new Queue<Task>();
        for (var index = 0; index < messages; index++)
        {
            await pace.WaitAsync(index, ct);
            while (window.Count >= Window || (window.TryPeek(out var oldest) && oldest.IsCompleted))
            {
                await window.Dequeue();
            }

            _latencies.Published(index);
            var properties = new BasicProperties { Persistent = true, ContentType = "application/json" };
            window.Enqueue(_channel.BasicPublishAsync("", Queue, mandatory: true, properties, Facts.Body(index), CancellationToken.None).AsTask());
        }

        await Task.WhenAll(window);
    }

    public async ValueTask DisposeAsync()
    {
        await _publishing.DisposeAsync();
        await _consuming.DisposeAsync();
    }
}

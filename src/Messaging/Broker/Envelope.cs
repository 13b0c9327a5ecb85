using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Outbox;
using RabbitMQ.Client;

namespace MlopsLab.Messaging.Broker;

/// <summary>CloudEvents 1.0 attributes as AMQP headers, which RabbitMQ passes on unchanged to AMQP 1.0 clients.</summary>
internal static class Envelope
{
    private const string Prefix = "cloudEvents_";
    private const string OtherPrefix = "cloudEvents:";
    private const string AttemptHeader = "lab_attempt";
    private const string DeliveryCount = "x-delivery-count";

    public static BasicProperties Write(Outgoing message)
    {
        var headers = new Dictionary<string, object?>(8)
        {
            [Prefix + "specversion"] = "1.0",
            [Prefix + "id"] = message.Id,
            [Prefix + "source"] = message.Source,
            [Prefix + "type"] = message.Type,
            [Prefix + "time"] = DateTimeOffset.FromUnixTimeMilliseconds(message.At).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        };
        if (message.Traceparent is { } traceparent)
        {
            // The plain header may be overwritten by an instrumented client, the CloudEvents extension is ours.
            headers["traceparent"] = traceparent;
            headers[Prefix + "traceparent"] = traceparent;
        }

        if (message.Attempt > 0)
        {
            headers[AttemptHeader] = message.Attempt;
        }

        return new BasicProperties { ContentType = "application/json", MessageId = message.Id, Persistent = true, Headers = headers };
    }

    public static Incoming Read(ulong tag, string queue, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var headers = properties.Headers;
        var copy = body.ToArray();
        return new Incoming(
            tag,
            queue,
            Attribute(headers, "id") ?? properties.MessageId ?? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(copy))}",
            Attribute(headers, "type") ?? properties.Type ?? "",
            Attribute(headers, "source") ?? "",
            DateTimeOffset.TryParse(Attribute(headers, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : now,
            Attribute(headers, "traceparent") ?? Text(headers, "traceparent"),
            (int)Math.Clamp(Number(headers, AttemptHeader), 1, int.MaxValue),
            Number(headers, DeliveryCount),
            Names.IsDead(queue) ? LastDeath(headers, "queue") ?? queue : null,
            Names.IsDead(queue) ? LastDeath(headers, "reason") : null,
            copy);
    }

    // The newest entry comes first; those of retry queues are only waits that ended.
    private static string? LastDeath(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue("x-death", out var deaths) && deaths is IEnumerable<object> list
            ? list.OfType<IDictionary<string, object?>>().Where(death => !Names.IsRetry(Text(death, "queue") ?? "")).Select(death => Text(death, name)).FirstOrDefault()
            : null;

    private static string? Attribute(IDictionary<string, object?>? headers, string name) =>
        Text(headers, Prefix + name) ?? Text(headers, OtherPrefix + name);

    private static string? Text(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value)
            ? value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), string text => text, _ => null }
            : null;

    private static long Number(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value)
            ? value switch { long number => number, int number => number, short number => number, byte number => number, _ => 0 }
            : 0;
}

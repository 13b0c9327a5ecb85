using System.Text;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Outbox;
using RabbitMQ.Client;

namespace MlopsLab.Messaging.Tests;

public sealed class EnvelopeTests
{
    private static readonly Outgoing Message = new(1, 0, "0196f3a0-7b1e-7c3e-9c0c-aafe2aa6f34d", "rollout.stepped", "rollouts", 1_764_000_000_123, null, "rollout.stepped", 0, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", [1, 2]);

    [Fact]
    public void An_event_is_a_cloud_event_that_survives_the_broker()
    {
        var properties = Envelope.Write(Message);

        Assert.Equal(("application/json", Message.Id, true), (properties.ContentType, properties.MessageId, properties.Persistent));
        Assert.Equal(
            ["1.0", Message.Id, "rollouts", "rollout.stepped", "2025-11-24T16:00:00.123Z"],
            ((string[])["specversion", "id", "source", "type", "time"]).Select(name => properties.Headers?[$"cloudEvents_{name}"]));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        var read = Envelope.Read(7, "reader.rollout.stepped", OverTheWire(Envelope.Write(Message)), Message.Body, DateTimeOffset.UnixEpoch);

        Assert.Equal((Message.Id, Message.Type, Message.Source, Message.At, Message.Traceparent), (read.Id, read.Type, read.Source, read.Time.ToUnixTimeMilliseconds(), read.Traceparent));
        Assert.Equal((1, 0L, null), (read.Attempt, read.Redeliveries, read.DeadFrom));
    }

    [Fact]
    public void The_other_separator_of_the_specification_is_read_too()
    {
        var properties = new BasicProperties { Headers = new Dictionary<string, object?> { ["cloudEvents:id"] = "x"u8.ToArray(), ["cloudEvents:type"] = "rollout.stepped"u8.ToArray() } };

        var read = Envelope.Read(1, "q", properties, new byte[1], DateTimeOffset.UnixEpoch);
        Assert.Equal(("x", "rollout.stepped"), (read.Id, read.Type));
    }

    [Fact]
    public void A_message_without_any_envelope_gets_an_id_that_its_copy_gets_too()
    {
        var first = Envelope.Read(1, "q", new BasicProperties(), new byte[] { 1 }, DateTimeOffset.UnixEpoch);
        var copy = Envelope.Read(2, "q", new BasicProperties(), new byte[] { 1 }, DateTimeOffset.UnixEpoch);

        Assert.StartsWith("sha256:", first.Id, StringComparison.Ordinal);
        Assert.Equal(first.Id, copy.Id);
    }

    // Strings arrive as bytes.
    private static BasicProperties OverTheWire(BasicProperties sent) => new()
    {
        MessageId = sent.MessageId,
        Headers = sent.Headers?.ToDictionary(header => header.Key, header => header.Value is string text ? Encoding.UTF8.GetBytes(text) : header.Value),
    };
}

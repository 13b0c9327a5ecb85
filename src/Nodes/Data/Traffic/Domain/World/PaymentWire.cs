using System.Buffers;
using System.Text.Json;

namespace MlopsLab.Traffic.Domain.World;

/// <summary>A payment as record and label.</summary>
internal static class PaymentWire
{
    public static WireRecord Record(Payment payment, DateTimeOffset? arrival)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        PaymentJson.WriteFields(json, payment);
        json.Flush();
        return new(payment.Id, payment.At, arrival, buffer.WrittenMemory);
    }

    /// <summary>What becomes known of a payment, oldest first: a chargeback that is reversed is told a second time.</summary>
    public static WireLabel[] Labels(Payment payment)
    {
        var truth = payment.Truth;
        var first = new WireLabel(payment.Id, truth.Label, truth.LabelAt, truth.LabelAt);
        return truth.ReversedAt is { } reversed ? [first, new(payment.Id, 0, reversed, reversed)] : [first];
    }
}

using System.Buffers;
using System.Text.Json;

namespace MlopsLab.Traffic.Domain.World;

/// <summary>A payment as record and label.</summary>
internal static class PaymentWire
{
    // One of each thread, since a record needs them for a microsecond only.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_json;

    public static WireRecord Record(Payment payment, DateTimeOffset? arrival)
    {
        var buffer = s_buffer ??= new(1_024);
        var json = s_json ??= new(buffer, new JsonWriterOptions { SkipValidation = true });
        buffer.ResetWrittenCount();
        json.Reset();
        PaymentJson.WriteFields(json, payment);
        json.Flush();
        return new(payment.Id, payment.At, arrival, buffer.WrittenSpan.ToArray());
    }

    /// <summary>What becomes known of a payment, oldest first: a chargeback that is reversed is told a second time.</summary>
    public static WireLabel[] Labels(Payment payment)
    {
        var truth = payment.Truth;
        var first = new WireLabel(payment.Id, truth.Label, truth.LabelAt, truth.LabelAt);
        return truth.ReversedAt is { } reversed ? [first, new(payment.Id, 0, reversed, reversed)] : [first];
    }
}

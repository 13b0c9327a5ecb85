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

    public static WireLabel Label(Payment payment) => new(payment.Id, payment.Truth.Label, payment.Truth.LabelAt, payment.Truth.LabelAt);
}

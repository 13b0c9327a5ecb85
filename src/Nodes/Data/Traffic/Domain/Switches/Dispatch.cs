using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>A payment on its way to the lab: what is sent of it, when, how often, and which worlds had a hand in it.</summary>
internal sealed record Dispatch(Payment Payment, WireRecord Record, IReadOnlyList<WireLabel> Labels, IReadOnlyList<string> Worlds)
{
    /// <summary>False when nobody hears of it.</summary>
    public bool Sent { get; init; } = true;

    public bool Twice { get; init; }

    /// <summary>Ingestion gets the record so much later, in scenario time; zero = by the way of held records, null = at once.</summary>
    public TimeSpan? RecordLate { get; init; }

    /// <summary>Another version of the record that follows.</summary>
    public HeldRecord? Resent { get; init; }

    public static Dispatch Plain(Payment payment) => new(payment, PaymentWire.Record(payment, arrival: null), PaymentWire.Labels(payment), payment.Worlds);
}

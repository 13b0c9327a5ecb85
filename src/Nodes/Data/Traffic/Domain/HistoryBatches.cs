using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain;

/// <summary>The rest of the past in whole slots, about 500 payments at a time.</summary>
internal static class HistoryBatches
{
    private const int Payments = 500;

    public static IEnumerable<HistoryBatch> Of(FraudWorld world, HistoryState history)
    {
        var plan = history.Plan ?? throw new ArgumentException("There is no plan of the history.", nameof(history));
        var first = Math.Max(history.NextSlot, plan.First);
        var batch = new List<Payment>();
        for (var slot = first; slot < plan.End; slot++)
        {
            var payments = world.PaymentsOf(slot, plan.TownsIn(slot));
            if (batch.Count > 0 && batch.Count + payments.Count > Payments)
            {
                yield return new(first, slot, batch);
                (first, batch) = (slot, []);
            }

            batch.AddRange(payments);
        }

        yield return new(first, plan.End, batch);
    }

    /// <summary>When the lab would have known of a payment: some minutes later, as in live traffic.</summary>
    public static DateTimeOffset Arrival(Payment payment)
    {
        var draws = new Draws(Draws.Mix((ulong)payment.At.Ticks ^ BitConverter.DoubleToUInt64Bits(payment.Amount)));
        return payment.At.AddMinutes(Math.Round(2 + draws.Exponential(3), 3));
    }
}

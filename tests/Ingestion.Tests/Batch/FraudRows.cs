using MlopsLab.Scenarios;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Ingestion.Tests.Batch;

/// <summary>Records of the fraud world as they are sent, in order.</summary>
internal static class FraudRows
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static Scenario Scenario { get; } = ScenarioCatalog.OfList(Repository.ScenariosFolder).Find("fraud") ?? throw new InvalidOperationException("There is no fraud scenario.");

    public static IEnumerable<(DateTimeOffset At, ReadOnlyMemory<byte> Fields)> Of(ulong seed, double towns, int fromDay = 5)
    {
        var world = new FraudWorld(new WorldSettings(seed, Scenario.Label.Delay.Median, Scenario.Label.Delay.Sigma));
        for (var slot = FraudWorld.SlotOf(Start.AddDays(fromDay - Start.Day)); ; slot++)
        {
            foreach (var payment in world.PaymentsOf(slot, towns))
            {
                yield return (payment.At, PaymentWire.Record(payment, arrival: null).Fields);
            }
        }
    }
}

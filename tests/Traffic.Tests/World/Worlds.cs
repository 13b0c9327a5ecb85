using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Tests.World;

internal static class Worlds
{
    public static readonly WorldSettings Default = new(Seed: 7, LabelDelayMedian: TimeSpan.FromDays(14), LabelDelaySigma: 0.6);

    public static readonly long Monday = FraudWorld.SlotOf(TownBuilder.Epoch);

    public static List<Payment> Days(int days, double towns, ulong seed = 7, int from = 0)
    {
        var world = new FraudWorld(Default with { Seed = seed });
        return [.. Enumerable.Range(from * 144, days * 144).SelectMany(slot => world.PaymentsOf(Monday + slot, towns))];
    }
}

using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain;

/// <summary>Which slots of the past are sent, and how many towns are there in each.</summary>
internal sealed record HistoryPlan(long First, long End, long Warm, double Towns, double WarmTowns)
{
    public static HistoryPlan Of(TrafficOptions options, double liveTowns)
    {
        var end = FraudWorld.SlotOf(TownBuilder.Epoch);
        var day = FraudWorld.SlotOf(DateTimeOffset.UnixEpoch.AddDays(1));
        return new(end - (options.HistoryDays * day), end, end - (options.WarmDays * day), options.HistoryTowns, Math.Max(options.HistoryTowns, liveTowns));
    }

    public double TownsIn(long slot) => slot >= Warm ? WarmTowns : Towns;
}

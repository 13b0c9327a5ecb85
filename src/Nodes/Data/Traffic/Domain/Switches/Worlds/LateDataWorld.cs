using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>Records, or outcomes, reach ingestion hours after they should have; the gateway sees the payment in time.</summary>
internal sealed class LateDataWorld : IWayWorld
{
    private const string Labels = "labels";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    public WorldCard Card { get; } = new(
        "late-data",
        "Records (or outcomes: labels) reach ingestion 1 h + Exp(6 h) of scenario time too late, 48 h at most",
        "s: share of the records",
        new WorldVariant("records"),
        new WorldVariant(Labels));

    public Dispatch Divert(Dispatch dispatch, ref Draws draws, WorldSwitch on)
    {
        var drawn = TimeSpan.FromHours(1 + draws.Exponential(6));
        var late = drawn < Longest ? drawn : Longest;
        return on.Variant == Labels
            ? dispatch with { Labels = [.. dispatch.Labels.Select(label => label with { EventTime = label.EventTime + late, ArrivalTime = label.ArrivalTime + late })] }
            : dispatch with { RecordLate = (dispatch.RecordLate ?? TimeSpan.Zero) + late };
    }
}

using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>The clock of the source is wrong; when the record arrives is told right.</summary>
internal sealed class ClockSkewWorld : IWayWorld
{
    public static readonly TimeSpan Off = TimeSpan.FromHours(2);
    private const string Behind = "behind";

    public WorldCard Card { get; } = new(
        "clock-skew",
        "The event times of records are two hours ahead, or behind, for gateway and ingestion alike",
        "s: share of the records",
        new WorldVariant("ahead"),
        new WorldVariant(Behind));

    public Dispatch Divert(Dispatch dispatch, ref Draws draws, WorldSwitch on) => dispatch with
    {
        Record = dispatch.Record with { EventTime = dispatch.Record.EventTime + (on.Variant == Behind ? -Off : Off) },
        RecordLate = dispatch.RecordLate ?? TimeSpan.Zero,
    };
}

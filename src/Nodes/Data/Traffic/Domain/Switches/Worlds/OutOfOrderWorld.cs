using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>Records are overtaken by those after them.</summary>
internal sealed class OutOfOrderWorld : IWayWorld
{
    public const double MostMinutes = 90;

    public WorldCard Card { get; } = new(
        "out-of-order",
        $"Records are held back by up to {MostMinutes} minutes of scenario time, each by another, on their way to ingestion",
        "s: share of the records");

    public Dispatch Divert(Dispatch dispatch, ref Draws draws, WorldSwitch on) =>
        dispatch with { RecordLate = (dispatch.RecordLate ?? TimeSpan.Zero) + TimeSpan.FromMinutes(draws.Between(0, MostMinutes)) };
}

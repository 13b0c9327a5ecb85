using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>A source that sends again what was taken.</summary>
internal sealed class DuplicatesWorld : IWayWorld
{
    public WorldCard Card { get; } = new("duplicates", "Payments are sent twice, to gateway and ingestion, under the same id", "s: share of the records");

    public Dispatch Divert(Dispatch dispatch, ref Draws draws, WorldSwitch on) => dispatch with { Twice = true };
}

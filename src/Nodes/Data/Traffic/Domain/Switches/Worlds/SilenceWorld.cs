using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>The source falls silent: what happens is not told.</summary>
internal sealed class SilenceWorld : IWayWorld
{
    private const string Labels = "labels";

    public WorldCard Card { get; } = new(
        "silence",
        "Payments happen and nobody hears of them, or their outcomes are never told (labels)",
        "s: share of the records",
        new WorldVariant("records"),
        new WorldVariant(Labels));

    public Dispatch Divert(Dispatch dispatch, ref Draws draws, WorldSwitch on) =>
        on.Variant == Labels ? dispatch with { Labels = [] } : dispatch with { Sent = false };
}

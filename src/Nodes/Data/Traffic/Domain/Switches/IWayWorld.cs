using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>Changes the way of the records it touches to the lab; a share of them as large as its strength.</summary>
internal interface IWayWorld : IWorld
{
    Dispatch Divert(Dispatch dispatch, ref Draws draws, WorldSwitch on);
}

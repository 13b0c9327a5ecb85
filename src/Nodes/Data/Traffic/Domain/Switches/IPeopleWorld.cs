using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>Changes what people do.</summary>
internal interface IPeopleWorld : IWorld
{
    /// <summary>The same payment when it is not touched, null when it does not happen.</summary>
    Payment? Change(Payment payment, Scene scene, WorldSwitch on);
}

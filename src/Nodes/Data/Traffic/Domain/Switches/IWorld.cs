namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>Something that can be different from the usual world.</summary>
internal interface IWorld
{
    WorldCard Card { get; }
}

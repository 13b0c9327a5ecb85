namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>Changes how many people there are, or how much crime.</summary>
internal interface ICrowdWorld : IWorld
{
    /// <summary>Factor on the number of towns.</summary>
    double Crowd(WorldSwitch on);

    /// <summary>Factor on how often fraud begins.</summary>
    double Crime(WorldSwitch on);
}

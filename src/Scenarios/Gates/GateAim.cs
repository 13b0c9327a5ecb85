namespace MlopsLab.Scenarios;

/// <summary>What a version has to show beside the champion.</summary>
public enum GateAim
{
    NotWorse,
    Better,
}

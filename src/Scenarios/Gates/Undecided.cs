namespace MlopsLab.Scenarios;

/// <summary>What it means for a version that a gate cannot say whether it holds.</summary>
public enum Undecided
{
    Pass,
    Approval,
    Block,
}

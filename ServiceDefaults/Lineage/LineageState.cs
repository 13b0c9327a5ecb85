namespace MlopsLab.ServiceDefaults.Lineage;

/// <summary>What happened to a run, in the words of OpenLineage.</summary>
public enum LineageState
{
    Start,
    Complete,
    Fail,
}

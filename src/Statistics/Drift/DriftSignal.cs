namespace MlopsLab.Statistics;

/// <summary>What a streaming detector says.</summary>
public enum DriftSignal
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A change may be under way.</summary>
    Warning,

    /// <summary>A change.</summary>
    Drift,
}

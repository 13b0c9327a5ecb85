namespace MlopsLab.Statistics;

/// <summary>What goes by the name of Page-Hinkley.</summary>
public enum PageHinkleyVariant
{
    /// <summary>river: both ways, the forgetting sum against its smallest and largest so far.</summary>
    River,

    /// <summary>MOA: rises only, the forgetting sum against its smallest so far.</summary>
    Moa,

    /// <summary>Page's sum that never falls below zero, rises only; what scikit-multiflow and old versions of river did.</summary>
    Clipped,
}

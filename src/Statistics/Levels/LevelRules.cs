namespace MlopsLab.Statistics;

/// <summary>When a level counts as changed.</summary>
/// <param name="Factor">A change by so much is to be found; one by three quarters of it is tolerated for good.</param>
/// <param name="Floor">A level below is taken for this one: the limit of a share is Factor · Floor.</param>
/// <param name="BothWays">Whether a fall is a change, too.</param>
public sealed record LevelRules(double Factor, double Floor, bool BothWays)
{
    /// <summary>Steps that are only learnt before anything is judged.</summary>
    public int Learning { get; init; } = 12;

    /// <summary>Steps after which what was learnt counts for 1/e.</summary>
    public int Memory { get; init; } = 168;

    /// <summary>A change that lasts so many steps is the new level.</summary>
    public int Relearn { get; init; } = 24;
}

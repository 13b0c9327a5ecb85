namespace MlopsLab.Scenarios;

/// <summary>What a window feature says about the records in its window.</summary>
public enum WindowStatistic
{
    /// <summary>How many records.</summary>
    Count,

    /// <summary>Sum of a field.</summary>
    Sum,

    /// <summary>Mean of a field.</summary>
    Mean,

    /// <summary>Smallest value of a field.</summary>
    Min,

    /// <summary>Largest value of a field.</summary>
    Max,

    /// <summary>Latest value of a field.</summary>
    Last,

    /// <summary>About how many different values of a field (linear counting, 128 bits).</summary>
    Distinct,

    /// <summary>Seconds since the latest record.</summary>
    TimeSince,
}

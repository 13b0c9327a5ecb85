namespace MlopsLab.Statistics;

/// <summary>The unit of an entropy or divergence.</summary>
public enum LogBase
{
    /// <summary>Base 2; Jensen-Shannon then lies between 0 and 1.</summary>
    Bits,

    /// <summary>Base e; Jensen-Shannon then lies between 0 and ln 2.</summary>
    Nats,
}

namespace MlopsLab.Scenarios;

/// <summary>Where the records come from: a simulated world or rows of a CSV file.</summary>
public enum ScenarioSource
{
    /// <summary>The traffic node's simulator.</summary>
    World,

    /// <summary>A CSV file that is replayed.</summary>
    Csv,
}

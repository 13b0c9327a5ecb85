namespace MlopsLab.Scenarios;

/// <summary>A valid scenario, or all that is wrong with its file.</summary>
public sealed record ScenarioReading(Scenario? Scenario, IReadOnlyList<ScenarioError> Errors);

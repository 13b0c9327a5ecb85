namespace MlopsLab.Scenarios;

/// <summary>A valid policy, or all that is wrong with its file.</summary>
public sealed record GateReading(GatePolicy? Policy, IReadOnlyList<ScenarioError> Errors);

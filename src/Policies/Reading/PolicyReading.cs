using MlopsLab.Scenarios;

namespace MlopsLab.Policies;

/// <summary>A valid policy, or all that is wrong with its file.</summary>
public sealed record PolicyReading(Policy? Policy, IReadOnlyList<ScenarioError> Errors);

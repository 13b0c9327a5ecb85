namespace MlopsLab.Scenarios;

/// <summary>Whether the run was repeated and made the same bytes.</summary>
public sealed record ReproducibilityRule(Conduct Conduct);

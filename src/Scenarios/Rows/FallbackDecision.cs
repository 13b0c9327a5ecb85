namespace MlopsLab.Scenarios;

/// <summary>What the rules decide, with the text of the rule that held (or "otherwise").</summary>
public readonly record struct FallbackDecision(string Decision, double Score, string Rule);

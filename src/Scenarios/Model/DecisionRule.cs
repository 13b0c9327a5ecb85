namespace MlopsLab.Scenarios;

/// <summary>What is done on a score at or above the threshold and below it, and what each kind of mistake costs.</summary>
/// <param name="FalseNegative">Cost of letting a positive through, a formula over the fields (a number, a field or for example <c>5 + 0.1 * amount</c>).</param>
/// <param name="FalsePositive">Cost of stopping a negative.</param>
public sealed record DecisionRule(
    string PositiveDecision,
    string NegativeDecision,
    string FalseNegative,
    string FalsePositive);

namespace MlopsLab.Scenarios;

/// <summary>What is to be predicted and when it becomes known. Exactly one of <paramref name="Column"/> and <paramref name="Expression"/> is set.</summary>
/// <param name="Column">The column that holds 0 or 1.</param>
/// <param name="Expression">A condition on the columns of the source, for example <c>cnt > 200</c>.</param>
/// <param name="Maturity">After this long without a report the outcome counts as negative; null when every outcome is reported.</param>
public sealed record LabelRule(string? Column, string? Expression, DelayRule Delay, TimeSpan? Maturity);

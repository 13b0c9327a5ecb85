namespace MlopsLab.Statistics;

/// <summary>One decision of a policy that lets only some outcomes be seen.</summary>
/// <param name="Propensity">The logged probability that its outcome is seen, 0 &lt; p ≤ 1; 1 below the threshold, the exploration's share above.</param>
/// <param name="Outcome">What came of it; null when it wasn't seen.</param>
/// <param name="Predicted">What a model expects of it, in the outcome's unit; only the doubly robust estimate looks at it.</param>
public readonly record struct ExploredRow(double Propensity, double? Outcome, double Predicted = 0);

namespace MlopsLab.Learning;

/// <summary>What a wrong decision costs: acting on a negative, and letting a positive pass.</summary>
public sealed record MistakeCosts(double FalsePositive, double FalseNegative);

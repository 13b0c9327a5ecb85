namespace MlopsLab.Statistics;

/// <summary>A figure with its uncertainty.</summary>
/// <param name="Value">In the figure's unit.</param>
/// <param name="StandardError">In the same unit.</param>
/// <param name="Low">Where its confidence interval begins …</param>
/// <param name="High">… and ends.</param>
public readonly record struct Estimate(double Value, double StandardError, double Low, double High);

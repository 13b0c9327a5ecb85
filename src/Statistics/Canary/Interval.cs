namespace MlopsLab.Statistics;

/// <summary>From where to where a figure lies, in the figure's unit.</summary>
public readonly record struct Interval(double Low, double High);

namespace MlopsLab.Statistics;

/// <summary>A test's figure and how often chance alone gives one at least as extreme.</summary>
/// <param name="Statistic">As the test defines it.</param>
/// <param name="PValue">From 0 to 1. Right for one look at one window: of several looks or features correct it (<see cref="BenjaminiHochberg"/>, <see cref="Saffron"/>).</param>
public readonly record struct TestResult(double Statistic, double PValue);

namespace MlopsLab.Statistics;

/// <summary>A test of independence on a table of counts.</summary>
/// <param name="Statistic">Pearson's χ² or G.</param>
/// <param name="PValue">From the chi-squared limit; 1 when pooling left nothing to compare.</param>
/// <param name="Freedom">(rows − 1) · (columns − 1) after pooling.</param>
/// <param name="Pooled">Columns that were too rare to count alone and went into one.</param>
public readonly record struct Contingency(double Statistic, double PValue, int Freedom, int Pooled);

namespace MlopsLab.Learning;

/// <summary>What an input adds to the log-odds: slope × value, or a weight per level of a category, or <paramref name="Missing"/>.</summary>
public sealed record LinearTerm(double Slope, double Missing, IReadOnlyList<double>? Levels);

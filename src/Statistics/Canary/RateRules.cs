namespace MlopsLab.Statistics;

/// <summary>Which difference of two rates is worth finding.</summary>
/// <param name="Tolerated">The odds ratio that is tolerated for good, ≥ 1; 1 tolerates no difference.</param>
/// <param name="BothWays">Whether a rate that is too low counts, too.</param>
public sealed record RateRules(double Tolerated = 1, bool BothWays = false);

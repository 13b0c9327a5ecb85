namespace MlopsLab.Scenarios;

/// <summary>Whether rows as training sees them give the scores that were given live.</summary>
/// <param name="Tolerance">Scores closer than this are the same.</param>
/// <param name="Share">The share of rows that may differ.</param>
public sealed record ParityRule(Conduct Conduct, double Tolerance, double Share);

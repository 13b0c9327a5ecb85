namespace MlopsLab.Scenarios;

/// <summary>What every part of the rows has to reach.</summary>
/// <param name="Floor">The AUC that no slice may stay below.</param>
/// <param name="Margin">How far from the floor matters: what a sample has to be large enough to see.</param>
/// <param name="Floors">Other floors by the slice's name.</param>
public sealed record SliceRule(Conduct Conduct, double Floor, double Margin, IReadOnlyDictionary<string, double> Floors);

namespace MlopsLab.Learning;

/// <summary>How far a fit is.</summary>
/// <param name="Share">Of the whole, from 0 to 1.</param>
/// <param name="Steps">Trees or iterations so far; a learner that fits twice counts anew.</param>
/// <param name="Loss">Mean loss on the rows that only watch; null when there are none.</param>
public readonly record struct FitPoint(double Share, int Steps, double? Loss);

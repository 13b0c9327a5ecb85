namespace MlopsLab.Scenarios;

/// <summary>How far promised probabilities may be from what happens.</summary>
/// <param name="Ece">The largest expected calibration error, from 0 to 1.</param>
public sealed record CalibrationRule(Conduct Conduct, double Ece);

namespace MlopsLab.Training;

/// <param name="Steps">Trees or iterations of the fit; null outside of it.</param>
/// <param name="Loss">On the rows that only watch; null when the learner has none.</param>
internal sealed record RunPoint(string Stage, double Fraction, int? Steps = null, double? Loss = null);

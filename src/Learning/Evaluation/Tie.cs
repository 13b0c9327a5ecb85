namespace MlopsLab.Learning.Evaluation;

/// <summary>All rows with one score.</summary>
internal readonly record struct Tie(double Score, int Positives, int Negatives);

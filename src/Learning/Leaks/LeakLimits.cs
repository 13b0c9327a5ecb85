namespace MlopsLab.Learning.Leaks;

/// <summary>From where on a feature gives the label away.</summary>
/// <param name="Auc">It alone orders the later rows this well.</param>
/// <param name="Precision">One of its values is followed by a positive this often …</param>
/// <param name="Recall">… and by this share of all positives.</param>
/// <param name="FewestPositives">Fewer positives on either side of the split prove nothing.</param>
/// <param name="Explained">Nothing is said when a model of all other features orders the same rows this well: then the task is easy.</param>
public sealed record LeakLimits(double Auc = 0.98, double Precision = 0.99, double Recall = 0.3, int FewestPositives = 20, double Explained = 0.97);

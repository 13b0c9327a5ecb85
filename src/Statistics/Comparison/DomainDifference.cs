namespace MlopsLab.Statistics;

/// <summary>How well a classifier tells window from reference.</summary>
/// <param name="Auc">0.5 when it can't; the lab takes 0.65 for a shift worth attention.</param>
/// <param name="PValue">One-sided, of "it can't".</param>
/// <param name="Weights">Coefficient per feature in its standard deviations: the largest (by size) tell the windows apart.</param>
public sealed record DomainDifference(double Auc, double PValue, IReadOnlyList<double> Weights);

namespace MlopsLab.Statistics;

/// <summary>One feature's window against its reference.</summary>
/// <param name="Psi">Over the reference's quantile bins.</param>
/// <param name="Ks">Kolmogorov-Smirnov, as without ties.</param>
/// <param name="Wasserstein">In the feature's unit …</param>
/// <param name="Normalised">… and in standard deviations of the reference.</param>
public readonly record struct WindowDifference(ShapeDistance Psi, TestResult Ks, double Wasserstein, double Normalised);

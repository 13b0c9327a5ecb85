namespace MlopsLab.Benchmarks.Statistics;

/// <summary>Seconds for all features, and what came out per feature.</summary>
internal sealed record ScipyRound(double Ks, double Wasserstein, double Psi, double[] Distances, double[] Areas);

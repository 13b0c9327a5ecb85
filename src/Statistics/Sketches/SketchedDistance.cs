namespace MlopsLab.Statistics;

/// <summary>Two windows compared by their sketches, with the sketches' own error.</summary>
/// <param name="Distance">Kolmogorov-Smirnov distance of what the sketches hold …</param>
/// <param name="Least">… of the numbers themselves at least this …</param>
/// <param name="Most">… and at most this.</param>
/// <param name="PValue">Of the least distance, so that an error of the sketches can't make a difference.</param>
/// <param name="Wasserstein">Of what the sketches hold, in the feature's unit.</param>
public readonly record struct SketchedDistance(double Distance, double Least, double Most, double PValue, double Wasserstein);

namespace MlopsLab.Statistics;

/// <summary>How long one decision was watched.</summary>
/// <param name="Age">Until its label came or, if none came, until now; any unit of time, ≥ 0.</param>
/// <param name="Came">Whether the label came.</param>
public readonly record struct LabelAge(double Age, bool Came);

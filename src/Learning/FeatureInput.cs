namespace MlopsLab.Learning;

/// <summary>One column of the feature vector; <paramref name="Levels"/> is set for categories only, and a value is an index into it.</summary>
/// <param name="Trend">A promise that trees keep for numbers; nothing that a scorer needs.</param>
public sealed record FeatureInput(string Name, FeatureKind Kind, IReadOnlyList<string>? Levels = null, Trend Trend = Trend.Free);

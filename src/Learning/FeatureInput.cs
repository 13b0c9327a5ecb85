namespace MlopsLab.Learning;

/// <summary>One column of the feature vector; <paramref name="Levels"/> is set for categories only, and a value is an index into it.</summary>
public sealed record FeatureInput(string Name, FeatureKind Kind, IReadOnlyList<string>? Levels = null);

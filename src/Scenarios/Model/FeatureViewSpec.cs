namespace MlopsLab.Scenarios;

/// <summary>The features of a scenario, in the order of a model's inputs.</summary>
public sealed record FeatureViewSpec(IReadOnlyList<FeatureDefinition> Features);

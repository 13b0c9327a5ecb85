namespace MlopsLab.Scenarios;

/// <summary>One value divided by another; each is a numeric field or a feature that stands before this one.</summary>
public sealed record RatioFeature(string Name, string Of, string To) : FeatureDefinition(Name);

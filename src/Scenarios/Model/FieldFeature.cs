namespace MlopsLab.Scenarios;

/// <summary>The value of a field as it is.</summary>
public sealed record FieldFeature(string Name, string Field) : FeatureDefinition(Name);

namespace MlopsLab.Scenarios;

/// <summary>How one feature is computed; the kinds are the records derived from this one.</summary>
public abstract record FeatureDefinition(string Name);

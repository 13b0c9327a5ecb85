namespace MlopsLab.Scenarios;

/// <summary>A statistic of an entity's earlier records within a time window.</summary>
/// <param name="Key">Name of the <see cref="EntityKey"/>.</param>
/// <param name="Of">The field it is taken of; null for counts and the time since the last record.</param>
/// <param name="Over">Length of the window.</param>
public sealed record WindowFeature(string Name, string Key, WindowStatistic Statistic, string? Of, TimeSpan Over)
    : FeatureDefinition(Name);

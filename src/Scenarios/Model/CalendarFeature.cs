namespace MlopsLab.Scenarios;

/// <summary>Where in the day or week the event happened (UTC).</summary>
public sealed record CalendarFeature(string Name, CalendarPart Part) : FeatureDefinition(Name);

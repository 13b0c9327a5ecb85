namespace MlopsLab.Scenarios;

/// <summary>A part of the records that is judged on its own, for example <c>country != home_country</c>.</summary>
public sealed record Segment(string Name, string When);
